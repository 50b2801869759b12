#include "cli/read_fonts.h"

#include <zlib.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/file_bytes.h"
#include "font/code_point_ranges.h"

namespace banxin::cli {
namespace {

using Json = nlohmann::json;

// A slice is some 10 to 200 KB; this bounds what a damaged or hostile file can make us allocate.
constexpr size_t kLargestSlice = 64u << 20;

Error missing(std::string what) {
  return {ErrorCode::font_missing, std::move(what)};
}

Json const* member(Json const& object, char const* name) {
  if (!object.is_object()) return nullptr;
  auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

template <class T>
bool read_number(Json const& object, char const* name, T& out) {
  Json const* value = member(object, name);
  if (!value || !value->is_number_integer()) return false;
  int64_t number = value->get<int64_t>();
  if (number < std::numeric_limits<T>::min() || number > std::numeric_limits<T>::max()) return false;
  out = T(number);
  return true;
}

bool read_text(Json const& object, char const* name, std::string& out) {
  Json const* value = member(object, name);
  if (!value || !value->is_string()) return false;
  out = value->get<std::string>();
  return true;
}

bool read_metrics(Json const& face, FaceMetrics& out) {
  Json const* metrics = member(face, "metrics");
  return metrics && read_number(*metrics, "units_per_em", out.units_per_em) && out.units_per_em > 0 &&
         read_number(*metrics, "ascent", out.ascent) && read_number(*metrics, "descent", out.descent) &&
         read_number(*metrics, "x_height", out.x_height) &&
         read_number(*metrics, "cap_height", out.cap_height) &&
         read_number(*metrics, "underline_position", out.underline_position) &&
         read_number(*metrics, "underline_thickness", out.underline_thickness) &&
         read_number(*metrics, "strikeout_position", out.strikeout_position);
}

bool read_family(Json const& face, FontFamily& out) {
  constexpr std::pair<char const*, FontFamily> kNames[] = {{"song", FontFamily::song},
                                                           {"hei", FontFamily::hei},
                                                           {"kai", FontFamily::kai},
                                                           {"mono", FontFamily::mono}};
  std::string name;
  if (!read_text(face, "family", name)) return false;
  for (auto const& [known, family] : kNames) {
    if (name == known) {
      out = family;
      return true;
    }
  }
  return false;
}

bool read_slice_entry(Json const& entry, std::vector<std::vector<CodePointRange>> const& sets,
                      CatalogSlice& out) {
  uint32_t set = 0;
  if (!read_text(entry, "file", out.file) || !read_number(entry, "advance", out.uniform_advance) ||
      !read_number(entry, "ranges", set) || set >= sets.size()) {
    return false;
  }
  out.ranges = sets[set];
  if (Json const* languages = member(entry, "languages")) {
    for (Json const& tag : *languages) {
      if (!tag.is_string()) return false;
      out.languages |= language_bit(parse_language(tag.get<std::string>()));
    }
  }
  return true;
}

// A catalogue names files beside itself only.
bool is_plain_name(std::string const& name) {
  return !name.empty() && name.find('/') == std::string::npos && name != "..";
}

}  // namespace

Result<FontCatalog> parse_font_catalog(std::string_view json) {
  Json root = Json::parse(json, nullptr, false);
  uint32_t version = 0;
  if (!read_number(root, "version", version) || version != 1)
    return missing("fonts.json is not a catalogue of version 1");
  Json const* ranges = member(root, "ranges");
  Json const* faces = member(root, "faces");
  if (!ranges || !ranges->is_array() || !faces || !faces->is_array())
    return missing("fonts.json lacks ranges or faces");

  std::vector<std::vector<CodePointRange>> sets;
  for (Json const& set : *ranges) {
    if (!set.is_string()) return missing("fonts.json has a set of code points that is not text");
    auto parsed = parse_stepped_ranges(set.get_ref<std::string const&>());
    if (!parsed) return missing("fonts.json: " + parsed.error().message);
    sets.push_back(std::move(parsed).value());
  }
  FontCatalog catalog;
  for (Json const& entry : *faces) {
    CatalogFace face;
    Json const* slices = member(entry, "slices");
    if (!read_text(entry, "name", face.name) || !read_family(entry, face.family) ||
        !read_number(entry, "weight", face.weight) || !read_metrics(entry, face.metrics) || !slices ||
        !slices->is_array()) {
      return missing("fonts.json has a face that cannot be read: " + face.name);
    }
    for (Json const& one : *slices) {
      CatalogSlice slice;
      if (!read_slice_entry(one, sets, slice) || !is_plain_name(slice.file)) {
        return missing("fonts.json has a slice that cannot be read, in " + face.name);
      }
      face.slices.push_back(std::move(slice));
    }
    catalog.faces.push_back(std::move(face));
  }
  return catalog;
}

Result<FontCatalog> read_font_catalog(std::string const& folder) {
  auto bytes = read_file((std::filesystem::path(folder) / "fonts.json").string());
  if (!bytes) {
    return missing("no fonts in " + folder +
                   "; make them with fonts/build.sh, or name their folder with --fonts");
  }
  std::vector<uint8_t> const& json = bytes.value();
  return parse_font_catalog(std::string_view(reinterpret_cast<char const*>(json.data()), json.size()));
}

Result<std::vector<uint8_t>> read_slice(std::string const& folder, CatalogSlice const& slice) {
  auto packed = read_file((std::filesystem::path(folder) / slice.file).string(), kLargestSlice);
  if (!packed) return missing("the font slice " + slice.file + " is missing");
  auto font = gunzip(packed.value(), kLargestSlice);
  if (!font) return missing("the font slice " + slice.file + " is damaged");
  return font;
}

Result<std::vector<uint8_t>> gunzip(std::vector<uint8_t> const& packed, size_t most) {
  z_stream stream = {};
  constexpr int kGzipOnly = 16 + MAX_WBITS;
  if (inflateInit2(&stream, kGzipOnly) != Z_OK) return missing("no memory to unpack");
  std::vector<uint8_t> out;
  stream.next_in = const_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  int status = Z_OK;
  while (status == Z_OK && out.size() < most) {
    size_t const filled = out.size();
    out.resize(std::min(most, std::max<size_t>(filled * 2, 1u << 16)));
    stream.next_out = out.data() + filled;
    stream.avail_out = static_cast<uInt>(out.size() - filled);
    status = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
    if (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0) break;  // truncated
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END || stream.avail_in != 0) return missing("not one whole gzip member");
  return out;
}

}  // namespace banxin::cli
