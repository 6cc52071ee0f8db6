// Reads URLs with a library of Java, as ../README.md explains.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

class Read {
    interface Reader {
        String read(String url) throws Exception;
    }

    static String parsed(String scheme, String host, int port, String userinfo, String path, String query, Object it) {
        String target = query == null ? path : path + "?" + query;
        return String.join("\t", scheme, host, port < 0 ? "" : "" + port, userinfo == null ? "" : userinfo, target,
            "" + it);
    }

    static Reader reader(String client) throws Exception {
        switch (client) {
            case "parse_URI":
                return url -> {
                    URI it = new URI(url).normalize();
                    return parsed(it.getScheme(), it.getHost(), it.getPort(), it.getRawUserInfo(), it.getRawPath(),
                        it.getRawQuery(), it);
                };
            case "parse_URL":
                return url -> {
                    URL it = new URL(url);
                    return parsed(it.getProtocol(), it.getHost(), it.getPort(), it.getUserInfo(), it.getPath(),
                        it.getQuery(), it);
                };
            case "parse_HttpUrl":
                return url -> {
                    HttpUrl it = HttpUrl.parse(url);
                    return parsed(it.scheme(), it.host(), it.port(), it.encodedUsername(), it.encodedPath(),
                        it.encodedQuery(), it);
                };
            case "send_HttpURLConnection":
                return url -> new String(((HttpURLConnection) new URL(url).openConnection()).getInputStream()
                    .readAllBytes(), StandardCharsets.ISO_8859_1);
            case "send_HttpClient":
                HttpClient client11 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                return url -> client11.send(HttpRequest.newBuilder(URI.create(url)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1)).body();
            case "send_OkHttp":
                OkHttpClient okHttp = new OkHttpClient();
                return url -> okHttp.newCall(new Request.Builder().url(url).build()).execute().body().string();
            case "send_Apache":
                CloseableHttpClient apache = HttpClients.createDefault();
                return url -> EntityUtils.toString(apache.execute(new HttpGet(url)).getEntity());
            default:
                throw new Exception(client);
        }
    }

    static String version(String client) {
        Class<?> library = client.endsWith("Apache") ? HttpClients.class : null;
        if (library != null) {
            return org.apache.http.util.VersionInfo.loadVersionInfo("org.apache.http.client", null).getRelease();
        }
        if (client.endsWith("OkHttp") || client.endsWith("HttpUrl")) {
            return okhttp3.internal.Version.userAgent().replace("okhttp/", "");
        }
        return System.getProperty("java.version");
    }

    public static void main(String[] arguments) throws Exception {
        Reader reader = reader(arguments[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.ISO_8859_1);
        out.println(version(arguments[0]));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String url; (url = lines.readLine()) != null;) {
            String answer;
            try {
                answer = reader.read(url);
            } catch (Exception error) {
                answer = "error: " + error;
            }
            out.println(answer.stripTrailing().replace('\n', ' '));
        }
        System.exit(0);
    }
}
