// Reads URLs with a library of Go, as ../README.md explains.
package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/valyala/fasthttp"
)

func parse(text string) (string, error) {
	it, err := url.Parse(text)
	if err != nil {
		return "", err
	}
	answer := []string{it.Scheme, it.Hostname(), it.Port(), it.User.String(), it.RequestURI(), it.String()}
	return strings.Join(answer, "\t"), nil
}

func send(text string) (string, error) {
	response, err := http.Get(text)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return string(body), err
}

func parseFast(text string) (string, error) {
	var it fasthttp.URI
	if err := it.Parse(nil, []byte(text)); err != nil {
		return "", err
	}
	host, port, _ := strings.Cut(string(it.Host()), ":")
	answer := []string{string(it.Scheme()), host, port, string(it.Username()), string(it.RequestURI()), it.String()}
	return strings.Join(answer, "\t"), nil
}

func sendFast(text string) (string, error) {
	_, body, err := fasthttp.Get(nil, text)
	return string(body), err
}

func main() {
	version := strings.TrimPrefix(runtime.Version(), "go")
	if strings.HasSuffix(os.Args[1], "fasthttp") {
		installed, err := exec.Command("dpkg-query", "-Wf", "${source:Upstream-Version}",
			"golang-github-valyala-fasthttp-dev").Output()
		if err != nil {
			panic(err)
		}
		version = string(installed)
	}
	fmt.Println(version)
	read := map[string]func(string) (string, error){
		"parse_net/url": parse, "send_net/http": send, "parse_fasthttp": parseFast, "send_fasthttp": sendFast,
	}[os.Args[1]]
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		answer, err := read(lines.Text())
		if err != nil {
			answer = "error: " + err.Error()
		}
		fmt.Println(strings.TrimSpace(answer))
	}
}
