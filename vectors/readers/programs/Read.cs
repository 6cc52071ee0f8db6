// Reads URLs with Mono, as ../README.md explains.
using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;

static class Read
{
    static string Parse(string url)
    {
        var it = new Uri(url);
        return string.Join("\t", it.Scheme, it.Host, it.Port, it.UserInfo, it.PathAndQuery, it.AbsoluteUri);
    }

    static string Send(string url)
    {
        using (var response = WebRequest.Create(url).GetResponse())
        using (var reader = new StreamReader(response.GetResponseStream(), Encoding.GetEncoding("iso-8859-1")))
            return reader.ReadToEnd();
    }

    static void Main(string[] arguments)
    {
        var client = new HttpClient();
        Func<string, string> read;
        switch (arguments[0])
        {
            case "parse_Uri": read = Parse; break;
            case "send_HttpWebRequest": read = Send; break;
            case "send_HttpClient": read = url => client.GetStringAsync(url).Result; break;
            default: throw new ArgumentException(arguments[0]);
        }
        var name = (string)Type.GetType("Mono.Runtime").GetMethod("GetDisplayName",
            System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static).Invoke(null, null);
        Console.WriteLine(name.Split(' ')[0]);
        for (string url; (url = Console.ReadLine()) != null;)
        {
            string answer;
            try { answer = read(url); }
            catch (Exception error) { answer = "error: " + error.Message; }
            Console.WriteLine(answer.TrimEnd().Replace('\n', ' '));
        }
    }
}
