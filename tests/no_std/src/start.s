# What a program without libc has to bring along: x86-64, Linux, System V ABI.

    .globl _start, exit, complain, memcpy, memset, memcmp, bcmp

_start:
    call run
    xor  edi, edi

exit:                           # (status)
    mov  eax, 60
    syscall

complain:                       # (text, length): to standard error
    mov  rdx, rsi
    mov  rsi, rdi
    mov  edi, 2
    mov  eax, 1
    syscall
    ret

memcpy:                         # (to, from, length)
    mov  rax, rdi
    mov  rcx, rdx
    rep  movsb
    ret

memset:                         # (to, byte, length)
    mov  r8, rdi
    mov  eax, esi
    mov  rcx, rdx
    rep  stosb
    mov  rax, r8
    ret

bcmp:
memcmp:                         # (a, b, length)
    mov  rcx, rdx
    xor  eax, eax               # sets the zero flag, for a length of 0
    repe cmpsb
    je   1f
    movzx eax, byte ptr [rdi - 1]
    movzx ecx, byte ptr [rsi - 1]
    sub  eax, ecx
1:  ret
