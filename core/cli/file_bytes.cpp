#include "cli/file_bytes.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace banxin::cli {

Result<std::vector<uint8_t>> read_file(std::string const& path, size_t max_bytes) {
  struct Close {
    void operator()(FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  std::unique_ptr<FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return Error{ErrorCode::not_found, path + " cannot be opened: " + std::strerror(errno)};

  std::vector<uint8_t> bytes;
  uint8_t block[65536];
  for (size_t got; (got = std::fread(block, 1, sizeof block, file.get())) > 0;) {
    if (bytes.size() + got > max_bytes)
      return Error{ErrorCode::too_large, path + " is larger than " + std::to_string(max_bytes >> 20) + " MiB"};
    bytes.insert(bytes.end(), block, block + got);
  }
  if (std::ferror(file.get())) return Error{ErrorCode::not_found, path + " cannot be read: " + std::strerror(errno)};
  return bytes;
}

}  // namespace banxin::cli
