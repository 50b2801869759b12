# Compile options that every object of the core and of its dependencies shares, natively and in WebAssembly.
# Output is bit-identical between the two, hence: no contraction of a*b+c, no fast maths, no -march=native.
set(BANXIN_SHARED_OPTIONS -ffp-contract=off -fno-math-errno)
if(EMSCRIPTEN)
  list(APPEND BANXIN_SHARED_OPTIONS -msimd128)
else()
  list(APPEND BANXIN_SHARED_OPTIONS -ffunction-sections -fdata-sections)
endif()

# What the headers of the compiled dependencies need of whoever includes them.
set(BANXIN_FREETYPE_DEFINITIONS
    "FT_CONFIG_MODULES_H=<banxin/ftmodule.h>" "FT_CONFIG_OPTIONS_H=<banxin/ftoption.h>"
    "FT_CONFIG_STANDARD_LIBRARY_H=<banxin/ftstdlib.h>")
