<?php
// Reads URLs with a library of PHP, as ../README.md explains.

error_reporting(E_ALL & ~E_DEPRECATED);

function parsed($scheme, $host, $port, $userinfo, $path, $query, $printed): string
{
    return implode("\t", [$scheme, $host, $port, $userinfo, $query === null ? $path : "$path?$query", $printed]);
}

[$version, $read] = match ($argv[1]) {
    'parse_parse_url' => [PHP_VERSION, function ($url) {
        $it = parse_url($url);
        return parsed($it['scheme'], $it['host'], $it['port'] ?? '', $it['user'] ?? '', $it['path'],
            $it['query'] ?? null, $url);
    }],
    'parse_guzzle' => (function () {
        require_once 'GuzzleHttp/Psr7/autoload.php';
        return [package('guzzlehttp/psr7'), function ($url) {
            $it = new GuzzleHttp\Psr7\Uri($url);
            return parsed($it->getScheme(), $it->getHost(), $it->getPort(), $it->getUserInfo(), $it->getPath(),
                $it->getQuery() === '' ? null : $it->getQuery(), (string) $it);
        }];
    })(),
    'send_fopen' => [PHP_VERSION, fn ($url) => file_get_contents($url)],
    'send_curl' => (function () {
        $curl = curl_init();
        curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
        return [PHP_VERSION, function ($url) use ($curl) {
            curl_setopt($curl, CURLOPT_URL, $url);
            $body = curl_exec($curl);
            return $body === false ? 'error: ' . curl_error($curl) : $body;
        }];
    })(),
    'send_symfony', 'send_symfony-native' => (function () use ($argv) {
        require_once 'Symfony/Component/HttpClient/autoload.php';
        $client = $argv[1] === 'send_symfony' ? new Symfony\Component\HttpClient\CurlHttpClient()
            : new Symfony\Component\HttpClient\NativeHttpClient();
        return [package('symfony/http-client'), fn ($url) => $client->request('GET', $url)->getContent()];
    })(),
    'send_guzzle' => (function () {
        require_once 'GuzzleHttp/autoload.php';
        $client = new GuzzleHttp\Client();
        return [package('guzzlehttp/guzzle'), fn ($url) => (string) $client->get($url)->getBody()];
    })(),
};

/** The version of Debian's package of the library. */
function package(string $name): string
{
    $debian = 'php-' . str_replace('/', '-', $name);
    $version = shell_exec('dpkg-query -Wf \'${source:Upstream-Version}\' ' . escapeshellarg($debian));
    return preg_replace('/\+dfsg.*/', '', $version);
}

echo "$version\n";
while (($url = fgets(STDIN)) !== false) {
    try {
        $answer = rtrim($read(rtrim($url, "\n")));
    } catch (Throwable $error) {
        $answer = 'error: ' . strtr($error->getMessage(), "\n", ' ');
    }
    echo "$answer\n";
}
