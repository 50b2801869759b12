#include "slicer/files.h"

#include <zlib.h>

#include <cstdio>
#include <memory>

namespace banxin::slicer {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

}  // namespace

Result<std::vector<uint8_t>> read_file(std::filesystem::path const& path) {
  File file(std::fopen(path.c_str(), "rb"));
  if (!file) return Error{ErrorCode::not_found, "cannot open " + path.string()};
  std::vector<uint8_t> bytes;
  uint8_t buffer[1 << 16];
  while (size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) {
    bytes.insert(bytes.end(), buffer, buffer + count);
  }
  if (std::ferror(file.get())) return Error{ErrorCode::damaged, "cannot read " + path.string()};
  return bytes;
}

Result<bool> write_file(std::filesystem::path const& path, std::span<const uint8_t> bytes) {
  std::filesystem::path part = path;
  part += ".part";
  {
    File file(std::fopen(part.c_str(), "wb"));
    if (!file || std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size() ||
        std::fflush(file.get()) != 0) {
      return Error{ErrorCode::damaged, "cannot write " + part.string()};
    }
  }
  std::error_code failure;
  std::filesystem::rename(part, path, failure);
  if (failure) return Error{ErrorCode::damaged, "cannot write " + path.string() + ": " + failure.message()};
  return true;
}

Result<bool> write_file(std::filesystem::path const& path, std::string_view text) {
  return write_file(path, std::span(reinterpret_cast<uint8_t const*>(text.data()), text.size()));
}

std::vector<uint8_t> gzip(std::span<const uint8_t> bytes) {
  z_stream stream = {};
  constexpr int kGzipWrapper = 16 + MAX_WBITS;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWrapper, MAX_MEM_LEVEL,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};
  }
  gz_header header = {};
  header.os = 255;  // unknown, so that the machine does not show
  deflateSetHeader(&stream, &header);
  std::vector<uint8_t> out(deflateBound(&stream, bytes.size()));
  stream.next_in = const_cast<Bytef*>(bytes.data());
  stream.avail_in = uInt(bytes.size());
  stream.next_out = out.data();
  stream.avail_out = uInt(out.size());
  int status = deflate(&stream, Z_FINISH);
  out.resize(status == Z_STREAM_END ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

}  // namespace banxin::slicer
