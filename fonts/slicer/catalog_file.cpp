#include "slicer/catalog_file.h"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "font/coded_glyphs.h"

namespace banxin::slicer {
namespace {

using Json = nlohmann::ordered_json;

constexpr Language kLanguages[] = {Language::zh_hans, Language::zh_hant, Language::zh_hk, Language::ja, Language::ko};

// Turns a slice's ranges into what stands in its "ranges".
using SpellRanges = std::function<Json(std::string const& ranges)>;

void put_languages(Json& entry, uint8_t languages) {
  if (languages == kGlyphNumbers) {
    entry["glyphs"] = true;
    return;
  }
  for (Language language : kLanguages) {
    if (languages & language_bit(language)) entry["languages"].push_back(language_tag(language));
  }
}

uint8_t languages_in(Json const& entry) {
  if (entry.contains("glyphs")) return kGlyphNumbers;
  uint8_t out = 0;
  if (entry.contains("languages")) {
    for (Json const& tag : entry["languages"]) {
      if (tag.is_string()) out |= language_bit(parse_language(tag.get<std::string>()));
    }
  }
  return out;
}

Json to_json(SlicedFace const& face, SpellRanges const& spell_ranges) {
  FaceMetrics const& m = face.metrics;
  Json slices = Json::array();
  for (SlicedFile const& slice : face.slices) {
    Json entry = {{"file", slice.file},
                  {"bytes", slice.bytes},
                  {"raw_bytes", slice.raw_bytes},
                  {"advance", slice.advance},
                  {"ranges", spell_ranges(slice.ranges)}};
    put_languages(entry, slice.languages);
    entry["outlines"] = slice.outlines;
    slices.push_back(std::move(entry));
  }
  Json packs = Json::array();
  for (CodedPack const& pack : face.coded.packs) {
    Json entry = {{"advance", pack.advance}, {"ranges", spell_ranges(pack.ranges)}};
    put_languages(entry, pack.languages);
    packs.push_back(std::move(entry));
  }
  Json coded = {{"name", face.coded.name}, {"index", face.coded.index_bytes}, {"packs", std::move(packs)}};
  if (!face.coded.model_face.empty()) coded["model"] = face.coded.model_face;
  Json out = {{"name", face.source.name}, {"family", face.source.family}, {"weight", face.source.weight}};
  if (face.source.italic) out["italic"] = true;
  out.update(Json{{"metrics",
           {{"units_per_em", m.units_per_em},
            {"ascent", m.ascent},
            {"descent", m.descent},
            {"x_height", m.x_height},
            {"cap_height", m.cap_height},
            {"underline_position", m.underline_position},
            {"underline_thickness", m.underline_thickness},
            {"strikeout_position", m.strikeout_position}}},
          {"slices", std::move(slices)},
          {"coded", std::move(coded)}});
  return out;
}

template <class T>
T get(Json const& object, char const* name) {
  auto found = object.find(name);
  if (found == object.end()) return T();
  if constexpr (std::is_same_v<T, std::string>) {
    return found->is_string() ? found->template get<T>() : T();
  } else {
    return found->is_number_integer() ? found->template get<T>() : T();
  }
}

}  // namespace

std::string catalog_json(std::vector<SlicedFace> const& faces, std::span<char32_t const> han_order,
                         Configuration const& configuration) {
  Json ranges = Json::array();
  std::map<std::string, size_t> places;
  auto shared = [&](std::string const& spelled) -> Json {
    auto [place, added] = places.emplace(spelled, places.size());
    if (added) ranges.push_back(spelled);
    return place->second;
  };
  Json list = Json::array();
  for (SlicedFace const& face : faces) list.push_back(to_json(face, shared));
  Json cells = Json::array();
  for (std::vector<CellRule> const& rules : configuration.cells) {
    Json& spelled = cells.emplace_back(Json::array());
    for (CellRule const& rule : rules) {
      spelled.push_back({rule.glyphs == SIZE_MAX ? 0 : rule.glyphs, rule.size, rule.in_file});
    }
  }
  std::string order;
  for (char32_t code_point : han_order) append_utf8(order, code_point);
  return Json{{"version", 2},
              {"ranges", std::move(ranges)},
              {"order", std::move(order)},
              {"cells", std::move(cells)},
              {"model", OutlineModel::kBytes},
              {"faces", std::move(list)}}
             .dump() +
         '\n';
}

std::string checksum_lines(std::vector<SlicedFace> const& faces) {
  std::string out;
  for (SlicedFace const& face : faces) {
    for (SlicedFile const& slice : face.slices) out += slice.sha256 + "  " + slice.file + '\n';
    for (auto const& [file, hash] : face.coded.files) out += hash + "  " + file + '\n';
  }
  return out;
}

std::string face_record_json(SlicedFace const& face, std::string const& stamp) {
  Json own = to_json(face, [](std::string const& ranges) { return Json(ranges); });
  for (size_t i = 0; i < face.slices.size(); ++i) own["slices"][i]["sha256"] = face.slices[i].sha256;
  Json files = Json::array();
  for (auto const& [file, hash] : face.coded.files) files.push_back({file, hash});
  own["coded"]["files"] = std::move(files);
  own["coded"]["bytes"] = face.coded.bytes;
  return Json{{"stamp", stamp}, {"face", std::move(own)}}.dump() + '\n';
}

std::optional<SlicedFace> reuse_face_record(std::string_view json, std::string const& stamp,
                                            FaceSource const& source, std::filesystem::path const& out) {
  Json root = Json::parse(json, nullptr, false);
  if (!root.is_object() || get<std::string>(root, "stamp") != stamp) return std::nullopt;
  Json const& face = root["face"];
  if (!face.is_object() || !face.contains("slices") || !face.contains("metrics")) return std::nullopt;
  Json const& m = face["metrics"];
  SlicedFace result{source, {}, {}, {}};
  result.metrics.units_per_em = get<uint16_t>(m, "units_per_em");
  result.metrics.ascent = get<int16_t>(m, "ascent");
  result.metrics.descent = get<int16_t>(m, "descent");
  result.metrics.x_height = get<int16_t>(m, "x_height");
  result.metrics.cap_height = get<int16_t>(m, "cap_height");
  result.metrics.underline_position = get<int16_t>(m, "underline_position");
  result.metrics.underline_thickness = get<int16_t>(m, "underline_thickness");
  result.metrics.strikeout_position = get<int16_t>(m, "strikeout_position");
  for (Json const& slice : face["slices"]) {
    SlicedFile file{get<std::string>(slice, "file"),  get<size_t>(slice, "bytes"),
                    get<size_t>(slice, "raw_bytes"),  get<std::string>(slice, "sha256"),
                    get<uint16_t>(slice, "advance"),  0,
                    get<std::string>(slice, "ranges"), get<size_t>(slice, "outlines")};
    file.languages = languages_in(slice);
    std::error_code missing;
    if (file.file.empty() || std::filesystem::file_size(out / file.file, missing) != file.bytes || missing) {
      return std::nullopt;
    }
    result.slices.push_back(std::move(file));
  }
  if (!face.contains("coded")) return std::nullopt;
  Json const& coded = face["coded"];
  result.coded.name = get<std::string>(coded, "name");
  result.coded.model_face = get<std::string>(coded, "model");
  result.coded.bytes = get<size_t>(coded, "bytes");
  for (Json const& bytes : coded["index"]) result.coded.index_bytes.push_back(bytes.get<size_t>());
  for (Json const& pack : coded["packs"]) {
    result.coded.packs.push_back({get<uint16_t>(pack, "advance"), languages_in(pack), get<std::string>(pack, "ranges")});
  }
  size_t bytes = 0;
  for (Json const& file : coded["files"]) {
    result.coded.files.push_back({file[0].get<std::string>(), file[1].get<std::string>()});
    std::error_code missing;
    bytes += std::filesystem::file_size(out / result.coded.files.back().first, missing);
    if (missing) return std::nullopt;
  }
  if (bytes != result.coded.bytes) return std::nullopt;
  return result;
}

}  // namespace banxin::slicer
