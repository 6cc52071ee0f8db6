<?php
// A port of `parse`, and its test. The port may be copied; the test reads cliniko.json beside it.

const SHARDS = ['au1', 'au2', 'au3', 'au4', 'au5', 'ca1', 'eu1', 'uk1', 'uk2', 'uk3', 'us1'];
const ALNUM = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
// White_Space and the invisible characters.
const BLANK = '/^[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{AD}\x{34F}'
    . '\x{61C}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{206F}'
    . '\x{3164}\x{FE00}-\x{FE0F}\x{FEFF}\x{FFA0}]/u';

/** Returns [token, suffix or null], or throws a fault: its code, its index and the unknown shard. */
function read_key(string $input): array {
    if ($input === '') throw new Fault('key_empty', 0);
    if (strlen($input) > 135) {
        for ($at = 135; (ord($input[$at]) & 0xC0) === 0x80; $at--);
        throw new Fault('key_too_long', $at);
    }
    $end = strspn($input, ALNUM);
    if ($end > 128) throw new Fault('key_too_long', 128);
    if ($end === strlen($input)) {
        if (in_array(strtolower($input), SHARDS, true)) throw new Fault('key_missing_token', 0);
        return [$input, null];
    }
    if ($input[$end] !== '-') throw new Fault(stray($input, $end), $end);
    $suffix = strtolower(substr($input, $end + 1));
    $is_code = preg_match('/^[a-z]{2}[0-9]{1,2}\z/', $suffix) === 1;
    if ($end === 0) throw new Fault($suffix === '' || $is_code ? 'key_missing_token' : 'key_extra_hyphen', 0);
    $stop = $end + 1 + strspn($suffix, ALNUM);
    if ($stop < strlen($input)) {
        throw new Fault($input[$stop] === '-' ? 'key_extra_hyphen' : stray($input, $stop), $stop);
    }
    if ($suffix === '') throw new Fault('key_missing_shard', $stop);
    if (!$is_code) throw new Fault('key_malformed_shard', $end + 1);
    if (!in_array($suffix, SHARDS, true)) throw new Fault('key_unknown_shard', $end + 1, $suffix);
    return [substr($input, 0, $end), $suffix];
}

function stray(string $input, int $at): string {
    return preg_match(BLANK, substr($input, $at)) ? 'key_whitespace' : 'key_unexpected_character';
}

final class Fault extends Exception {
    public function __construct(
        public readonly string $kind,
        public readonly int $index,
        public readonly ?string $shard = null,
    ) {
        parent::__construct("$kind at byte $index");
    }
}

$vectors = json_decode(file_get_contents(__DIR__ . '/cliniko.json'), true, flags: JSON_THROW_ON_ERROR);

function same(mixed $found, mixed $expected): void {
    if ($found !== $expected) throw new Exception(json_encode(['found' => $found, 'expected' => $expected]));
}

same(SHARDS, array_column($vectors['shards'], 'code'));
foreach ($vectors['parse'] as $case) {
    try {
        [$token, $suffix] = read_key($case['input']);
        $header = 'Basic ' . base64_encode($token . ($suffix === null ? '' : "-$suffix") . ':');
        $expected = [$case['token'] ?? null, $case['given_shard'] ?? null, $case['authorization'] ?? null];
        same([$token, $suffix, $header], $expected);
    } catch (Fault $fault) {
        $expected = [$case['error'] ?? null, $case['index'] ?? null, $case['error_shard'] ?? null];
        same([$fault->kind, $fault->index, $fault->shard], $expected);
    }
}
echo count($vectors['parse']), " cases of `parse`\n";
