#!/usr/bin/env escript
%% Reads URLs with a library of Erlang, as ../README.md explains.
-mode(compile).

main([Client]) ->
    Read =
        case Client of
            "parse_uri_string" ->
                fun parse/1;
            "send_httpc" ->
                {ok, _} = application:ensure_all_started(inets),
                fun send/1
        end,
    io:format("~s~n", [erlang:system_info(otp_release)]),
    each(Read).

each(Read) ->
    case io:get_line("") of
        eof ->
            ok;
        Line ->
            Answer =
                try
                    string:trim(Read(string:trim(Line)))
                catch
                    _:Error -> io_lib:format("error: ~0p", [Error])
                end,
            io:format("~s~n", [Answer]),
            each(Read)
    end.

parse(Url) ->
    #{scheme := Scheme, host := Host} = Parts = uri_string:parse(Url),
    #{path := Path} = uri_string:normalize(Parts, [return_map]),
    Query =
        case Parts of
            #{query := Found} -> "?" ++ Found;
            #{} -> ""
        end,
    Port = io_lib:format("~w", [maps:get(port, Parts, 443)]),
    lists:join("\t", [Scheme, Host, Port, maps:get(userinfo, Parts, ""), Path ++ Query, uri_string:recompose(Parts)]).

send(Url) ->
    {ok, {_, _, Body}} = httpc:request(get, {Url, []}, [], []),
    Body.
