#include "slicer/catalog_file.h"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>

namespace banxin::slicer {
namespace {

using Json = nlohmann::ordered_json;

constexpr Language kRegionalLanguages[] = {Language::zh_hant, Language::zh_hk, Language::ja, Language::ko};

// Turns a slice's ranges into what stands in its "ranges".
using SpellRanges = std::function<Json(std::string const& ranges)>;

Json to_json(SlicedFace const& face, SpellRanges const& spell_ranges) {
  FaceMetrics const& m = face.metrics;
  Json slices = Json::array();
  for (SlicedFile const& slice : face.slices) {
    Json entry = {{"file", slice.file},
                  {"bytes", slice.bytes},
                  {"raw_bytes", slice.raw_bytes},
                  {"advance", slice.advance},
                  {"ranges", spell_ranges(slice.ranges)}};
    for (Language language : kRegionalLanguages) {
      if (slice.languages & language_bit(language)) entry["languages"].push_back(language_tag(language));
    }
    slices.push_back(std::move(entry));
  }
  return {{"name", face.source.name},
          {"family", face.source.family},
          {"weight", face.source.weight},
          {"metrics",
           {{"units_per_em", m.units_per_em},
            {"ascent", m.ascent},
            {"descent", m.descent},
            {"x_height", m.x_height},
            {"cap_height", m.cap_height},
            {"underline_position", m.underline_position},
            {"underline_thickness", m.underline_thickness},
            {"strikeout_position", m.strikeout_position}}},
          {"slices", std::move(slices)}};
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

std::string catalog_json(std::vector<SlicedFace> const& faces) {
  Json ranges = Json::array();
  std::map<std::string, size_t> places;
  auto shared = [&](std::string const& spelled) -> Json {
    auto [place, added] = places.emplace(spelled, places.size());
    if (added) ranges.push_back(spelled);
    return place->second;
  };
  Json list = Json::array();
  for (SlicedFace const& face : faces) list.push_back(to_json(face, shared));
  return Json{{"version", 1}, {"ranges", std::move(ranges)}, {"faces", std::move(list)}}.dump() + '\n';
}

std::string checksum_lines(std::vector<SlicedFace> const& faces) {
  std::string out;
  for (SlicedFace const& face : faces) {
    for (SlicedFile const& slice : face.slices) out += slice.sha256 + "  " + slice.file + '\n';
  }
  return out;
}

std::string face_record_json(SlicedFace const& face, std::string const& stamp) {
  Json own = to_json(face, [](std::string const& ranges) { return Json(ranges); });
  for (size_t i = 0; i < face.slices.size(); ++i) own["slices"][i]["sha256"] = face.slices[i].sha256;
  return Json{{"stamp", stamp}, {"face", std::move(own)}}.dump() + '\n';
}

std::optional<SlicedFace> reuse_face_record(std::string_view json, std::string const& stamp,
                                            FaceSource const& source, std::filesystem::path const& out) {
  Json root = Json::parse(json, nullptr, false);
  if (!root.is_object() || get<std::string>(root, "stamp") != stamp) return std::nullopt;
  Json const& face = root["face"];
  if (!face.is_object() || !face.contains("slices") || !face.contains("metrics")) return std::nullopt;
  Json const& m = face["metrics"];
  SlicedFace result{source, {}, {}};
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
                    get<std::string>(slice, "ranges")};
    if (slice.contains("languages")) {
      for (Json const& tag : slice["languages"]) {
        if (tag.is_string()) file.languages |= language_bit(parse_language(tag.get<std::string>()));
      }
    }
    std::error_code missing;
    if (file.file.empty() || std::filesystem::file_size(out / file.file, missing) != file.bytes || missing) {
      return std::nullopt;
    }
    result.slices.push_back(std::move(file));
  }
  return result;
}

}  // namespace banxin::slicer
