# Reads URLs with a library of Tcl, as ../README.md explains.
package require http

puts [package provide http]
while {[gets stdin url] >= 0} {
    if {[catch {
        set token [http::geturl $url]
        set answer [http::data $token]
        http::cleanup $token
    } error]} {
        set answer "error: $error"
    }
    puts [string map {"\n" " "} [string trimright $answer]]
}
