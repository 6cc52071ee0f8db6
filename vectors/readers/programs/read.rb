# Reads URLs with a library of Ruby, as ../README.md explains.

def parsed(scheme, host, port, userinfo, path, query, printed)
  [scheme, host, port, userinfo, query ? "#{path}?#{query}" : path, printed].join("\t")
end

def uri(it) = parsed(it.scheme, it.host, it.port, it.userinfo, it.normalize.path, it.query, it.to_s)

version, read =
  case ARGV.first
  when 'parse_uri'
    require 'uri'
    [RUBY_VERSION, ->(url) { uri(URI(url)) }]
  when 'parse_addressable'
    require 'addressable/uri'
    [Addressable::VERSION::STRING, ->(url) { uri(Addressable::URI.parse(url)) }]
  when 'parse_http'
    require 'http'
    [HTTP::VERSION, lambda { |url|
      it = HTTP::URI::NORMALIZER.call(url)
      parsed(it.scheme, it.host, it.port, it.user, it.path, it.query, it.to_s)
    }]
  when 'send_net/http'
    require 'net/http'
    [RUBY_VERSION, ->(url) { Net::HTTP.get(URI(url)) }]
  when 'send_http'
    require 'http'
    [HTTP::VERSION, ->(url) { HTTP.get(url).to_s }]
  when 'send_httparty'
    require 'httparty'
    [HTTParty::VERSION, ->(url) { HTTParty.get(url).body }]
  when 'send_faraday'
    require 'faraday'
    [Faraday::VERSION, ->(url) { Faraday.get(url).body }]
  when 'send_excon'
    require 'excon'
    [Excon::VERSION, ->(url) { Excon.get(url).body }]
  when 'send_typhoeus'
    require 'typhoeus'
    [Typhoeus::VERSION, ->(url) { Typhoeus.get(url).body }]
  when 'send_httpclient'
    require 'httpclient'
    client = HTTPClient.new
    [HTTPClient::VERSION, ->(url) { client.get(url).body }]
  when 'send_rest-client'
    require 'rest-client'
    [RestClient::VERSION, ->(url) { RestClient.get(url).body }]
  end

$stdout.sync = true
puts version
$stdin.each_line(chomp: true) do |url|
  puts read.(url).chomp
rescue StandardError => e
  puts "error: #{e.class}: #{e.message}".tr("\n", ' ')
end
