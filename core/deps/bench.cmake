# What the benchmarks need in WebAssembly, where Debian's packages do not serve: Google Benchmark, and inflate.
set(benchmark ${BANXIN_SOURCES}/benchmark)
file(GLOB benchmark_parts ${benchmark}/src/*.cc)
add_library(benchmark STATIC ${benchmark_parts})  # with its main()
target_include_directories(benchmark PRIVATE ${benchmark}/include ${benchmark}/src)
target_compile_definitions(benchmark PRIVATE BENCHMARK_STATIC_DEFINE HAVE_STD_REGEX BENCHMARK_VERSION="1.9.1")
target_compile_options(benchmark PRIVATE -O2 -fno-exceptions)

set(zlib ${BANXIN_SOURCES}/zlib)
file(GLOB zlib_parts ${zlib}/*.c)
add_library(zlib STATIC ${zlib_parts})
target_compile_definitions(zlib PRIVATE Z_HAVE_UNISTD_H)
target_compile_options(zlib PRIVATE -O2)
