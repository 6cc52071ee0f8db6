// Reads URLs with libcurl, libsoup 2 and neon, as ../README.md explains.
#include <curl/curl.h>
#include <libsoup/soup.h>
#include <ne_basic.h>
#include <ne_request.h>
#include <ne_session.h>
#include <ne_uri.h>
#include <ne_utils.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *or_empty(const char *part)
{
    return part ? part : "";
}

static void print(const char *scheme, const char *host, int port, const char *userinfo, const char *path,
    const char *query, const char *printed)
{
    printf("%s\t%s\t%d\t%s\t%s%s%s\t%s\n", scheme, host, port, or_empty(userinfo), path, query ? "?" : "",
        or_empty(query), printed);
}

static void parse_curl(const char *url)
{
    CURLU *it = curl_url();
    char *scheme, *host, *port, *user = NULL, *path, *query = NULL, *printed;
    if (curl_url_set(it, CURLUPART_URL, url, 0) || curl_url_get(it, CURLUPART_SCHEME, &scheme, 0)
        || curl_url_get(it, CURLUPART_HOST, &host, 0) || curl_url_get(it, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT)
        || curl_url_get(it, CURLUPART_PATH, &path, 0) || curl_url_get(it, CURLUPART_URL, &printed, 0)) {
        puts("error");
        return;
    }
    curl_url_get(it, CURLUPART_USER, &user, 0);
    curl_url_get(it, CURLUPART_QUERY, &query, 0);
    print(scheme, host, atoi(port), user, path, query, printed);
    curl_url_cleanup(it);
}

static void parse_soup(const char *url)
{
    SoupURI *it = soup_uri_new(url);
    if (!it) {
        puts("error");
        return;
    }
    print(it->scheme, it->host, it->port, it->user, it->path, it->query, soup_uri_to_string(it, FALSE));
    soup_uri_free(it);
}

static void send_soup(const char *url)
{
    static SoupSession *session;
    if (!session)
        session = soup_session_new();
    SoupMessage *message = soup_message_new("GET", url);
    if (!message || soup_session_send_message(session, message) != 200)
        puts("error");
    else
        printf("%s", message->response_body->data);
    if (message)
        g_object_unref(message);
}

static void parse_neon(const char *url)
{
    ne_uri it;
    if (ne_uri_parse(url, &it)) {
        puts("error");
        return;
    }
    print(it.scheme, it.host, it.port ? (int)it.port : 443, it.userinfo, it.path, it.query, ne_uri_unparse(&it));
    ne_uri_free(&it);
}

static int body(void *out, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, out) != length;
}

static void send_neon(const char *url)
{
    ne_uri it;
    static ne_session *session;
    if (ne_uri_parse(url, &it)) {
        puts("error");
        return;
    }
    if (!session)
        session = ne_session_create(it.scheme, it.host, it.port);
    char *target = ne_concat(it.path, it.query ? "?" : "", or_empty(it.query), NULL);
    ne_request *request = ne_request_create(session, "GET", target);
    ne_add_response_body_reader(request, ne_accept_always, body, stdout);
    if (ne_request_dispatch(request))
        puts("error");
    ne_request_destroy(request);
    free(target);
    ne_uri_free(&it);
}

int main(int count, char **arguments)
{
    static const struct {
        const char *name;
        void (*read)(const char *);
    } clients[] = {
        {"parse_curl", parse_curl},
        {"parse_soup", parse_soup},
        {"send_soup", send_soup},
        {"parse_neon", parse_neon},
        {"send_neon", send_neon},
    };
    const char *name = count > 1 ? arguments[1] : "";
    if (strstr(name, "curl"))
        puts(curl_version_info(CURLVERSION_NOW)->version);
    else if (strstr(name, "soup"))
        printf("%u.%u.%u\n", soup_get_major_version(), soup_get_minor_version(), soup_get_micro_version());
    else
        printf("%.*s\n", (int)strcspn(strchr(ne_version_string(), ' ') + 1, ":"), strchr(ne_version_string(), ' ') + 1);
    char url[4096];
    while (fgets(url, sizeof url, stdin)) {
        url[strcspn(url, "\n")] = 0;
        for (size_t n = 0; n < sizeof clients / sizeof *clients; n++)
            if (!strcmp(clients[n].name, name))
                clients[n].read(url);
    }
}
