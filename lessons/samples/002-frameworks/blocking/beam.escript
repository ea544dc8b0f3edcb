#!/usr/bin/env escript
%% One process per connection; /slow computes for 0.6 s without a pause.
main([Port]) ->
    {ok, L} = gen_tcp:listen(list_to_integer(Port),
        [binary, {packet, http_bin}, {active, false}, {ip, {127,0,0,1}},
         {reuseaddr, true}]),
    accept(L).

accept(L) ->
    {ok, S} = gen_tcp:accept(L),
    Pid = spawn(fun() -> receive go -> serve(S) end end),
    ok = gen_tcp:controlling_process(S, Pid),
    Pid ! go,
    accept(L).

serve(S) ->
    {ok, {http_request, _, {abs_path, Path}, _}} = gen_tcp:recv(S, 0),
    headers(S),
    case Path of
        <<"/slow">> -> busy(erlang:monotonic_time(millisecond) + 600);
        _ -> ok
    end,
    gen_tcp:send(S, "HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\ndone"),
    gen_tcp:close(S).

headers(S) ->
    case gen_tcp:recv(S, 0) of
        {ok, http_eoh} -> ok;
        {ok, _} -> headers(S)
    end.

busy(Until) ->
    case erlang:monotonic_time(millisecond) < Until of
        true -> busy(Until);
        false -> ok
    end.
