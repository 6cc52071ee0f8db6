-- Reads URLs with a library of Lua, as ../README.md explains.
local clients = {
    parse_LuaSocket = function()
        local url = require("socket.url")
        return require("socket")._VERSION:match("[%d.]+%d"), function(text)
            -- As its HTTP client does: the path is made absolute, with the dots resolved.
            local it = url.parse(url.absolute("https://api.au1.cliniko.com/", text))
            local target = it.query and it.path .. "?" .. it.query or it.path
            return table.concat({ it.scheme, it.host, it.port or "", it.userinfo or "", target, url.build(it) }, "\t")
        end
    end,
    send_LuaSocket = function()
        local http = require("socket.http")
        return require("socket")._VERSION:match("[%d.]+%d"), function(text)
            return assert(http.request(text))
        end
    end,
}

local version, read = clients[arg[1]]()
print(version)
for text in io.lines() do
    local done, answer = pcall(read, text)
    answer = done and answer or "error: " .. tostring(answer)
    print((answer:gsub("%s+$", ""):gsub("\n", " ")))
end
