/* The land under the tracks, as scripts/make-land.py writes it: bytes that no compiler has to read,
   for a Swift array of half a million numbers would cost it half a minute. */
#if defined(__APPLE__)
#define NAME(name) _##name
    .section __TEXT,__const
#else
#define NAME(name) name
    .section .rodata
#endif
    .globl NAME(waymark_land)
NAME(waymark_land):
    .incbin "land.bin"
    .globl NAME(waymark_land_end)
NAME(waymark_land_end):
    .byte 0
#if !defined(__APPLE__)
    .section .note.GNU-stack, "", %progbits
#endif
