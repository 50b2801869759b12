#include "cli/png_writer.h"

#include <png.h>

#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <vector>

namespace banxin::cli {

struct PngWriter::State {
  std::string path;
  FILE* file = nullptr;
  png_structp png = nullptr;
  png_infop info = nullptr;
  uint32_t width = 0, height = 0, rows = 0;
  std::vector<uint8_t> rgb;

  ~State() {
    if (png) png_destroy_write_struct(&png, info ? &info : nullptr);
    if (file) std::fclose(file);
  }
  Error failure(char const* what) const {
    return {ErrorCode::not_found, path + " cannot be written: " + what};
  }
};

PngWriter::PngWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
PngWriter::~PngWriter() = default;
PngWriter::PngWriter(PngWriter&&) noexcept = default;

Result<PngWriter> PngWriter::create(std::string const& path, uint32_t width, uint32_t height) {
  auto state = std::make_unique<State>();
  State* s = state.get();
  s->path = path;
  s->width = width;
  s->height = height;
  s->file = std::fopen(path.c_str(), "wb");
  if (!s->file) return s->failure(std::strerror(errno));
  s->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  s->info = s->png ? png_create_info_struct(s->png) : nullptr;
  if (!s->info) return s->failure("out of memory");
  if (setjmp(png_jmpbuf(s->png))) return s->failure("the picture's size or the disk does not allow it");
  png_init_io(s->png, s->file);
  png_set_user_limits(s->png, 0x7fffffff, 0x7fffffff);
  png_set_compression_level(s->png, 6);
  png_set_IHDR(s->png, s->info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_write_info(s->png, s->info);
  return PngWriter(std::move(state));
}

Result<uint32_t> PngWriter::append(Pixmap const& pixmap) {
  State* s = state_.get();
  if (pixmap.width != s->width || s->rows + pixmap.height > s->height) return s->failure("rows do not fit the picture");
  s->rgb.resize(size_t(s->width) * 3);
  if (setjmp(png_jmpbuf(s->png))) return s->failure("the disk may be full");
  for (uint32_t y = 0; y < pixmap.height; ++y) {
    uint8_t const* from = pixmap.pixels.data() + size_t(y) * s->width * 4;
    for (uint32_t x = 0; x < s->width; ++x) std::memcpy(&s->rgb[size_t(x) * 3], from + size_t(x) * 4, 3);
    png_write_row(s->png, s->rgb.data());
    ++s->rows;
  }
  return s->rows;
}

Result<uint32_t> PngWriter::finish() {
  State* s = state_.get();
  if (s->rows != s->height) return s->failure("rows are missing");
  if (setjmp(png_jmpbuf(s->png))) return s->failure("the disk may be full");
  png_write_end(s->png, nullptr);
  if (std::fflush(s->file) != 0) return s->failure(std::strerror(errno));
  return s->rows;
}

}  // namespace banxin::cli
