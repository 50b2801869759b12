#include "cli/read_fonts.h"

#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "cli/coded_packs.h"
#include "cli/file_bytes.h"
#include "font/code_point_ranges.h"
#include "font/coded_glyphs.h"

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

bool read_languages(Json const& entry, uint8_t& out) {
  if (Json const* languages = member(entry, "languages")) {
    for (Json const& tag : *languages) {
      if (!tag.is_string()) return false;
      out |= language_bit(parse_language(tag.get<std::string>()));
    }
  }
  return true;
}

bool read_slice_entry(Json const& entry, std::vector<std::vector<CodePointRange>> const& sets,
                      CatalogSlice& out) {
  uint32_t set = 0;
  std::string file;
  if (!read_text(entry, "file", file) || !read_number(entry, "advance", out.uniform_advance) ||
      !read_number(entry, "ranges", set) || set >= sets.size()) {
    return false;
  }
  out.place = std::make_shared<SlicePlace>(std::move(file));
  out.ranges = sets[set];
  uint32_t outlines = 0;
  if (member(entry, "outlines")) {
    if (!read_number(entry, "outlines", outlines) || outlines > kLastGlyphNumber - kFirstGlyphNumber) return false;
    out.outlines = kFirstGlyphNumber + outlines;
  }
  return read_languages(entry, out.languages);
}

bool read_pack(Json const& entry, std::vector<std::vector<CodePointRange>> const& sets, CodedPack& out) {
  uint32_t set = 0;
  if (!read_number(entry, "advance", out.advance) || !read_number(entry, "ranges", set) || set >= sets.size()) {
    return false;
  }
  out.ranges = sets[set];
  if (Json const* glyphs = member(entry, "glyphs"); glyphs && *glyphs == true) out.languages = kGlyphNumbers;
  return read_languages(entry, out.languages);
}

bool read_plan(Json const& root, CellPlan& out) {
  std::string order;
  Json const* cells = member(root, "cells");
  if (!read_text(root, "order", order) || !cells || !cells->is_array()) return false;
  std::u32string const text = to_utf32(order);
  out.order.assign(text.begin(), text.end());
  if (cells->size() > std::size(out.rules)) return false;
  for (size_t kind = 0; kind < cells->size(); ++kind) {
    for (Json const& rule : (*cells)[kind]) {
      if (!rule.is_array() || rule.size() != 3) return false;
      uint32_t numbers[3] = {};
      for (size_t i = 0; i < 3; ++i) {
        if (!rule[i].is_number_unsigned()) return false;
        numbers[i] = rule[i].get<uint32_t>();
      }
      if (numbers[1] == 0 || numbers[2] == 0) return false;
      out.rules[kind].push_back({numbers[0], numbers[1], numbers[2]});
    }
  }
  return true;
}

// A catalogue names files beside itself only.
bool is_plain_name(std::string const& name) {
  return !name.empty() && name.find('/') == std::string::npos && name != "..";
}

}  // namespace

namespace {

/// `indexes`: of each face what add_coded_slices() answers.
Result<FontCatalog> parse(std::string_view json, std::vector<CellIndex>& indexes) {
  Json root = Json::parse(json, nullptr, false);
  uint32_t version = 0;
  if (!read_number(root, "version", version) || version != 2)
    return missing("fonts.json is not a catalogue of version 2");
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
  CellPlan plan;
  if (!read_plan(root, plan)) return missing("fonts.json lacks the order of its Han");
  FontCatalog catalog;
  std::vector<CodedEntry> names;
  for (Json const& entry : *faces) {
    CatalogFace face;
    Json const* slices = member(entry, "slices");
    if (!read_text(entry, "name", face.name) || !read_family(entry, face.family) ||
        !read_number(entry, "weight", face.weight) || !read_metrics(entry, face.metrics) || !slices ||
        !slices->is_array()) {
      return missing("fonts.json has a face that cannot be read: " + face.name);
    }
    if (Json const* italic = member(entry, "italic")) face.italic = *italic == true;
    for (Json const& one : *slices) {
      CatalogSlice slice;
      if (!read_slice_entry(one, sets, slice) || !is_plain_name(slice.place->file)) {
        return missing("fonts.json has a slice that cannot be read, in " + face.name);
      }
      face.slices.push_back(std::move(slice));
    }
    CodedEntry& coded = names.emplace_back();
    if (Json const* own = member(entry, "coded")) {
      Json const* listed = member(*own, "packs");
      if (!read_text(*own, "name", coded.name) || !is_plain_name(coded.name) || !listed || !listed->is_array()) {
        return missing("fonts.json has packs that cannot be read, in " + face.name);
      }
      for (Json const& one : *listed) {
        if (!read_pack(one, sets, coded.packs.emplace_back())) return missing("fonts.json has a pack that cannot be read, in " + face.name);
      }
      std::string const* model_name = &coded.name;
      if (read_text(*own, "model", coded.model_face)) {
        auto const eldest = std::find_if(catalog.faces.begin(), catalog.faces.end(),
                                         [&](CatalogFace const& other) { return other.name == coded.model_face; });
        if (eldest == catalog.faces.end()) return missing("fonts.json has a face whose model is of no earlier face: " + face.name);
        model_name = &names[size_t(eldest - catalog.faces.begin())].name;
      }
      indexes.push_back(add_coded_slices(coded, *model_name, plan, face));
    } else {
      indexes.emplace_back();
    }
    catalog.faces.push_back(std::move(face));
  }
  return catalog;
}

}  // namespace

Result<FontCatalog> parse_font_catalog(std::string_view json) {
  std::vector<CellIndex> indexes;
  return parse(json, indexes);
}

Result<FontCatalog> read_font_catalog(std::string const& folder) {
  auto bytes = read_file((std::filesystem::path(folder) / "fonts.json").string());
  if (!bytes) {
    return missing("no fonts in " + folder +
                   "; make them with fonts/build.sh, or name their folder with --fonts");
  }
  std::string_view const json(reinterpret_cast<char const*>(bytes.value().data()), bytes.value().size());
  std::vector<CellIndex> indexes;
  auto catalog = parse(json, indexes);
  if (!catalog) return catalog.error();
  for (size_t f = 0; f < indexes.size(); ++f) {
    auto const& [name, own_model, parts] = indexes[f];
    if (name.empty()) continue;
    std::vector<std::vector<uint8_t>> content(parts.empty() ? 1 : 1 + *std::max_element(parts.begin(), parts.end()));
    for (size_t part = 0; part < content.size(); ++part) {
      std::string const file = name + '.' + std::to_string(part) + ".index.gz";
      auto packed = read_file((std::filesystem::path(folder) / file).string(), kLargestSlice);
      auto lengths = packed ? gunzip(packed.value(), kLargestSlice) : Result<std::vector<uint8_t>>(packed.error());
      if (!lengths) return missing("the font index " + file + " is missing or damaged");
      content[part] = std::move(lengths).value();
    }
    if (auto placed = place_cells(content, indexes[f], catalog.value().faces[f]); !placed) return placed.error();
  }
  return catalog;
}

Result<std::vector<uint8_t>> read_slice(std::string const& folder, CatalogSlice const& slice) {
  if (!slice.place) return missing("a font slice has no file");
  SlicePlace const& place = *slice.place;
  auto packed = read_file((std::filesystem::path(folder) / place.file).string(), kLargestSlice);
  if (!packed) return missing("the font slice " + place.file + " is missing");
  if (slice.form == SliceForm::coded) {
    std::vector<uint8_t> const& file = packed.value();
    if (place.begin > file.size() || place.size > file.size() - place.begin) {
      return missing("the font slice " + place.file + " is damaged");
    }
    return std::vector<uint8_t>(file.begin() + place.begin, file.begin() + place.begin + place.size);
  }
  auto font = gunzip(packed.value(), kLargestSlice);
  if (!font) return missing("the font slice " + place.file + " is damaged");
  if (slice.form == SliceForm::model) font.value().resize(std::min(font.value().size(), OutlineModel::kBytes));
  return font;
}

Result<SliceState> load_slice(std::string const& folder, FontSet& fonts, SliceId slice) {
  if (fonts.state(slice) == SliceState::loaded) return SliceState::loaded;
  if (fonts.slice(slice).form == SliceForm::coded) {
    SliceId const model = fonts.model_slice(fonts.face_of(slice));
    if (model != kNoSlice) {
      if (auto loaded = load_slice(folder, fonts, model); !loaded) return loaded;
    }
  }
  auto bytes = read_slice(folder, fonts.slice(slice));
  if (bytes) return fonts.add_slice(slice, std::move(bytes).value());
  fonts.mark_failed(slice);
  return bytes.error();
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
