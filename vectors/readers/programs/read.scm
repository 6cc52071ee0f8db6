;; Reads URLs with Guile, as ../README.md explains.
(use-modules (ice-9 rdelim) (web client) (web uri) (rnrs bytevectors))

(define (parse url)
  (let ((it (string->uri url)))
    (string-join
     (list (symbol->string (uri-scheme it)) (uri-host it)
           (if (uri-port it) (number->string (uri-port it)) "") (or (uri-userinfo it) "")
           (string-append (uri-path it) (if (uri-query it) (string-append "?" (uri-query it)) ""))
           (uri->string it))
     "\t")))

(define (send url)
  (call-with-values (lambda () (http-get url))
    (lambda (response body) (if (string? body) body (utf8->string body)))))

(define read-url (if (string-prefix? "parse" (cadr (command-line))) parse send))
(format #t "~a\n" (version))
(let next ()
  (let ((url (read-line)))
    (unless (eof-object? url)
      (format #t "~a\n"
              (string-trim-right
               (catch #t (lambda () (read-url url)) (lambda (key . rest) (format #f "error: ~a" key)))))
      (next))))
