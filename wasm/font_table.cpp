#include "font_table.h"

#include <cstring>
#include <limits>
#include <string_view>

#include "abi.h"
#include "font/code_point_ranges.h"

namespace banxin {
namespace {

Error damaged(char const* what) {
  return {ErrorCode::font_missing, std::string("The font catalogue cannot be read: ") + what + "."};
}

// Reads records from the front; never past the end.
class Reader {
 public:
  explicit Reader(std::span<uint8_t const> bytes) : bytes_(bytes) {}

  template <class T>
  bool read(T& out) {
    if (bytes_.size() < sizeof(T)) return false;
    std::memcpy(&out, bytes_.data(), sizeof(T));
    bytes_ = bytes_.subspan(sizeof(T));
    return true;
  }

  template <class T>
  bool read(std::vector<T>& out, uint32_t count) {
    if (bytes_.size() / sizeof(T) < count) return false;
    out.resize(count);
    if (count) std::memcpy(out.data(), bytes_.data(), count * sizeof(T));
    bytes_ = bytes_.subspan(count * sizeof(T));
    return true;
  }

  std::span<uint8_t const> rest() const { return bytes_; }

 private:
  std::span<uint8_t const> bytes_;
};

template <class T>
bool narrow(int64_t number, T& out) {
  out = static_cast<T>(number);
  return number >= std::numeric_limits<T>::min() && number <= std::numeric_limits<T>::max();
}

bool read_metrics(abi::FontFaceRecord const& record, FaceMetrics& out) {
  return narrow(record.units_per_em, out.units_per_em) && out.units_per_em > 0 && narrow(record.ascent, out.ascent) &&
         narrow(record.descent, out.descent) && narrow(record.x_height, out.x_height) &&
         narrow(record.cap_height, out.cap_height) && narrow(record.underline_position, out.underline_position) &&
         narrow(record.underline_thickness, out.underline_thickness) &&
         narrow(record.strikeout_position, out.strikeout_position);
}

}  // namespace

Result<FontCatalog> read_font_table(std::span<uint8_t const> bytes) {
  Reader reader(bytes);
  abi::FontTable table;
  std::vector<abi::FontSetRecord> set_records;
  std::vector<abi::FontFaceRecord> face_records;
  std::vector<abi::FontSliceRecord> slice_records;
  if (!reader.read(table) || !reader.read(set_records, table.set_count) ||
      !reader.read(face_records, table.face_count) || !reader.read(slice_records, table.slice_count) ||
      reader.rest().size() < table.text_size) {
    return damaged("it is cut short");
  }
  std::string_view const text(reinterpret_cast<char const*>(reader.rest().data()), table.text_size);
  auto text_of = [&](abi::FontText place, std::string_view& out) {
    if (place.begin > text.size() || place.size > text.size() - place.begin) return false;
    out = text.substr(place.begin, place.size);
    return true;
  };

  std::vector<CodePointSet> sets;  // slices share them
  sets.reserve(set_records.size());
  for (abi::FontSetRecord const& record : set_records) {
    std::string_view steps;
    if (!text_of(record.steps, steps)) return damaged("a set lies outside its text");
    auto ranges = parse_stepped_ranges(steps);
    if (!ranges) return damaged("a set of code points is misspelt");
    ranges.value().shrink_to_fit();
    sets.push_back(std::move(ranges).value());
  }

  FontCatalog catalog;
  size_t next = 0;
  for (abi::FontFaceRecord const& record : face_records) {
    CatalogFace face;
    std::string_view name;
    if (!text_of(record.name, name) || record.family > static_cast<uint32_t>(FontFamily::mono) ||
        !narrow(record.weight, face.weight) || !read_metrics(record, face.metrics) ||
        record.slice_count > slice_records.size() - next) {
      return damaged("a face says what cannot be");
    }
    face.name = name;
    face.italic = record.italic != 0;
    face.family = static_cast<FontFamily>(record.family);
    face.slices.reserve(record.slice_count);
    for (size_t const end = next + record.slice_count; next < end; ++next) {
      CatalogSlice slice;
      if (slice_records[next].set >= sets.size() || !narrow(slice_records[next].advance, slice.uniform_advance) ||
          !narrow(slice_records[next].languages, slice.languages) ||
          slice_records[next].form > static_cast<uint32_t>(SliceForm::model) || slice_records[next].outlines > kLastGlyphNumber) {
        return damaged("a slice says what cannot be");
      }
      slice.ranges = sets[slice_records[next].set];
      slice.outlines = slice_records[next].outlines;
      slice.form = static_cast<SliceForm>(slice_records[next].form);
      face.slices.push_back(std::move(slice));
    }
    catalog.faces.push_back(std::move(face));
  }
  return catalog;
}

}  // namespace banxin
