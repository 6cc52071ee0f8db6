// Reads URLs with Poco, as ../README.md explains.
#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>
#include <Poco/Version.h>

#include <iostream>
#include <string>

static std::string parse(const std::string& url)
{
    Poco::URI it(url);
    it.normalize();
    return it.getScheme() + "\t" + it.getHost() + "\t" + std::to_string(it.getPort()) + "\t" + it.getUserInfo() + "\t"
        + it.getPathAndQuery() + "\t" + it.toString();
}

static std::string send(const std::string& url)
{
    Poco::URI it(url);
    Poco::Net::HTTPClientSession session(it.getHost(), it.getPort());
    Poco::Net::HTTPRequest request(
        Poco::Net::HTTPRequest::HTTP_GET, it.getPathAndQuery(), Poco::Net::HTTPMessage::HTTP_1_1);
    session.sendRequest(request);
    Poco::Net::HTTPResponse response;
    std::string body;
    Poco::StreamCopier::copyToString(session.receiveResponse(response), body);
    return body.substr(0, body.find('\n'));
}

int main(int, char** arguments)
{
    std::cout << (POCO_VERSION >> 24) << '.' << (POCO_VERSION >> 16 & 255) << '.' << (POCO_VERSION >> 8 & 255) << '\n';
    for (std::string url; std::getline(std::cin, url);) {
        try {
            std::cout << (arguments[1] == std::string("parse_Poco") ? parse(url) : send(url)) << '\n';
        } catch (Poco::Exception& error) {
            std::cout << "error: " << error.displayText() << '\n';
        }
    }
}
