// Rows of pixels into a PNG file, a few at a time, so that a page of any height needs little memory.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "raster/pixmap.h"

namespace banxin::cli {

class PngWriter {
 public:
  /// Device px. Opaque pixels only: the alpha channel is dropped.
  static Result<PngWriter> create(std::string const& path, uint32_t width, uint32_t height);
  ~PngWriter();
  PngWriter(PngWriter&&) noexcept;

  /// Appends all rows of `rows` (its width is the file's).
  Result<uint32_t> append(Pixmap const& rows);
  /// Ends the file; fails when fewer or more rows came than were promised or the disk is full.
  Result<uint32_t> finish();

 private:
  struct State;
  explicit PngWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace banxin::cli
