/* FreeType's standard library without setjmp, which WebAssembly has only through JavaScript. Its one use is the
   validation of character maps, and ftoption.h leaves those out: the jump is never taken. */
#ifndef BANXIN_FTSTDLIB_H
#define BANXIN_FTSTDLIB_H
#include <freetype/config/ftstdlib.h>

#undef ft_setjmp
#undef ft_longjmp
#define ft_setjmp(buffer) 0
#define ft_longjmp(buffer, value) __builtin_trap()

#endif
