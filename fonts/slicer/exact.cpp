#include "slicer/exact.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"
#include "font/code_point_ranges.h"
#include "slicer/code_glyphs.h"
#include "slicer/files.h"
#include "slicer/partition.h"
#include "slicer/sha256.h"
#include "slicer/subset.h"

namespace banxin::slicer {
namespace {

std::string ranges_of(std::vector<char32_t> const& code_points) {
  std::vector<CodePointRange> ranges;
  for (char32_t c : code_points) ranges.push_back({c, c});
  return format_stepped_ranges(ranges);
}

void put_u32(std::vector<uint8_t>& out, size_t value) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(uint8_t(value >> shift));
}

void put(std::vector<uint8_t>& out, std::string const& text) {
  put_u32(out, text.size());
  out.insert(out.end(), text.begin(), text.end());
}

}  // namespace

Result<std::vector<ExactOrder>> parse_exact_orders(std::string_view json) {
  using Json = nlohmann::json;
  Json const root = Json::parse(json, nullptr, false);
  if (!root.is_array()) return Error{ErrorCode::damaged, "the list of exact subsets is not a JSON array"};
  std::vector<ExactOrder> out;
  for (Json const& entry : root) {
    auto text = [&](char const* name) {
      return entry.contains(name) && entry[name].is_string() ? entry[name].get<std::string>() : std::string();
    };
    ExactOrder order{text("name"), text("face"), parse_language(text("language")), {}};
    std::u32string const characters = to_utf32(text("text"));
    order.code_points.assign(characters.begin(), characters.end());
    std::sort(order.code_points.begin(), order.code_points.end());
    order.code_points.erase(std::unique(order.code_points.begin(), order.code_points.end()), order.code_points.end());
    if (order.name.empty() || order.face.empty()) return Error{ErrorCode::damaged, "an exact subset lacks its name or face"};
    out.push_back(std::move(order));
  }
  return out;
}

Result<ExactFile> write_exact(ExactOrder const& order, FaceSource const& source, std::span<const uint8_t> font,
                              Configuration const& configuration, std::filesystem::path const& out) {
  Result<SourceFace> base = SourceFace::open(font, source.postscript_name);
  if (!base) return base.error();
  std::optional<SourceFace> regional;
  for (RegionalFace const& wanted : source.regional) {
    if (wanted.language != order.language) continue;
    Result<SourceFace> face = SourceFace::open(font, wanted.postscript_name);
    if (!face) return face.error();
    regional = std::move(face.value());
  }
  SourceFace const& forms = regional ? *regional : base.value();

  // As the catalogue deals them: what has one advance there is coded here.
  Partition const dealt = partition(base.value().coverage(), {}, {}, configuration);
  std::map<char32_t, uint16_t> dealt_advances;
  for (PackPlan const& pack : dealt.packs) {
    if (!pack.han) continue;
    for (char32_t c : pack.code_points) dealt_advances.emplace(c, pack.advance);
  }
  SlicePlan marks;
  std::vector<char32_t> all;
  uint16_t advance = 0;
  std::vector<char32_t> han;
  for (char32_t c : order.code_points) {
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(base.value().font(), c, &glyph)) continue;
    all.push_back(c);
    auto const pack = dealt_advances.find(c);
    if (pack != dealt_advances.end() && advance == 0) advance = pack->second;
    (pack != dealt_advances.end() && pack->second == advance ? han : marks.code_points).push_back(c);
  }
  std::vector<uint8_t> otf;
  if (!marks.code_points.empty()) {
    Result<std::vector<uint8_t>> made = make_subset(base.value(), marks, configuration);
    if (!made) return made.error();
    otf = std::move(made.value());
  }
  std::vector<CodedGlyph> glyphs;
  for (char32_t c : han) {
    for (CodedGlyph& glyph : glyphs_of(forms, c)) glyphs.push_back(std::move(glyph));
  }
  std::vector<uint8_t> head;
  put(head, ranges_of(marks.code_points));
  put(head, ranges_of(han));
  put_u32(head, advance);
  head.insert(head.end(), otf.begin(), otf.end());
  std::vector<uint8_t> const packed = gzip(head);
  std::vector<uint8_t> bytes;
  put_u32(bytes, packed.size());
  bytes.insert(bytes.end(), packed.begin(), packed.end());
  if (!han.empty()) {
    std::vector<uint8_t> const coded = code_glyphs(glyphs, OutlineModel());
    bytes.insert(bytes.end(), coded.begin(), coded.end());
  }

  // With locl one file would hold each Han in the forms of five languages: the article's own are enough.
  Configuration one_language = configuration;
  std::erase(one_language.first_features, "locl");
  SlicePlan plain;
  plain.code_points = all;
  Result<std::vector<uint8_t>> whole = make_subset(forms, plain, one_language);
  if (!whole) return whole.error();
  ExactFile result;
  result.plain_raw_bytes = whole.value().size();
  result.plain_bytes = gzip(whole.value()).size();
  result.bytes = bytes.size();
  result.file = order.name + '.' + source.name + '.' + sha256_hex(bytes).substr(0, 8) + ".exact";
  Result<bool> written = write_file(out / result.file, bytes);
  if (!written) return written.error();
  return result;
}

}  // namespace banxin::slicer
