#include "slicer/exact.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/utf8.h"
#include "font/code_point_ranges.h"
#include "font/exact_file.h"
#include "slicer/code_glyphs.h"
#include "slicer/files.h"
#include "slicer/sha256.h"
#include "slicer/subset.h"

namespace banxin::slicer {
namespace {

using CodePoints = std::vector<char32_t>;

// What lines take from Latin without its being written: the width of a tab, and the hyphen at a line's end.
constexpr char32_t kBesideLatin[] = {U' ', U'-'};

struct Part {
  uint16_t advance = 0;
  uint8_t languages = 0;
  CodePoints code_points;
  std::vector<uint8_t> bytes;
};

void sort(CodePoints& code_points) {
  std::sort(code_points.begin(), code_points.end());
  code_points.erase(std::unique(code_points.begin(), code_points.end()), code_points.end());
}

CodePoints common(CodePoints const& a, CodePoints const& b) {
  CodePoints out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

CodePoints without(CodePoints const& a, CodePoints const& b) {
  CodePoints out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

CodePoints text_of(std::vector<ExactText> const& texts, uint8_t languages) {
  CodePoints out;
  for (ExactText const& text : texts) {
    if (languages & language_bit(text.language)) out.insert(out.end(), text.code_points.begin(), text.code_points.end());
  }
  sort(out);
  return out;
}

std::string ranges_of(CodePoints const& code_points) {
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

// Of each slice that the text needs; one that only holds its letters again is not needed.
Result<std::vector<Part>> shaped_parts(std::vector<SlicePlan> const& slices, CodePoints const& text, RegionalFaces const& faces,
                                       FaceSource const& source, Configuration const& configuration) {
  std::vector<Part> out;
  CodePoints before;
  for (SlicePlan const& plan : slices) {
    bool const needed = !without(common(plan.code_points, text), before).empty();
    before.insert(before.end(), plan.code_points.begin(), plan.code_points.end());
    sort(before);
    if (!needed) continue;
    SlicePlan wanted = plan;
    wanted.code_points = common(plan.code_points, text);
    for (char32_t c : kBesideLatin) {
      if (std::binary_search(plan.code_points.begin(), plan.code_points.end(), c)) wanted.code_points.push_back(c);
    }
    sort(wanted.code_points);
    auto made = make_subset(faces.of(plan.languages), wanted, configuration, source.nameless || !out.empty());
    if (!made) return made.error();
    out.push_back({0, plan.languages, std::move(wanted.code_points), std::move(made).value()});
  }
  return out;
}

std::vector<Part> coded_parts(std::vector<PackPlan> const& packs, std::vector<ExactText> const& texts, RegionalFaces const& faces) {
  std::vector<Part> out;
  // Forms of languages first: what they have not is told by the common ones.
  std::vector<ExactText> left = texts;
  for (auto pack = packs.rbegin(); pack != packs.rend(); ++pack) {
    CodePoints own = pack->code_points;
    sort(own);
    CodePoints const wanted = common(own, text_of(left, pack->languages ? pack->languages : 0xFF));
    if (wanted.empty()) continue;
    for (ExactText& text : left) {
      if (pack->languages & language_bit(text.language)) text.code_points = without(text.code_points, wanted);
    }
    std::vector<CodedGlyph> glyphs;
    for (char32_t c : wanted) {
      for (CodedGlyph& glyph : glyphs_of(faces.of(pack->languages), c)) glyphs.push_back(std::move(glyph));
    }
    out.push_back({pack->advance, pack->languages, wanted, code_glyphs(glyphs, OutlineModel())});
  }
  return out;
}

// The head under gzip, fonts in it; coded outlines, which no packer makes smaller, behind it.
std::vector<uint8_t> file_of(std::string const& face, std::vector<Part> const& parts) {
  std::vector<uint8_t> head;
  put(head, face);
  put_u32(head, parts.size());
  for (Part const& part : parts) {
    put_u32(head, part.advance);
    put_u32(head, part.languages);
    put_u32(head, part.bytes.size());
    put(head, ranges_of(part.code_points));
  }
  for (Part const& part : parts) {
    if (part.advance == 0) head.insert(head.end(), part.bytes.begin(), part.bytes.end());
  }
  std::vector<uint8_t> const packed = gzip(head);
  std::vector<uint8_t> out;
  put_u32(out, kExactVersion);
  put_u32(out, packed.size());
  out.insert(out.end(), packed.begin(), packed.end());
  for (Part const& part : parts) {
    if (part.advance != 0) out.insert(out.end(), part.bytes.begin(), part.bytes.end());
  }
  return out;
}

}  // namespace

Result<std::vector<ExactOrder>> parse_exact_orders(std::string_view json) {
  using Json = nlohmann::json;
  Json const root = Json::parse(json, nullptr, false);
  if (!root.is_array()) return Error{ErrorCode::damaged, "the list of exact subsets is not a JSON array"};
  auto text = [](Json const& entry, char const* name) {
    return entry.contains(name) && entry[name].is_string() ? entry[name].get<std::string>() : std::string();
  };
  std::vector<ExactOrder> out;
  for (Json const& entry : root) {
    ExactOrder order{text(entry, "name"), text(entry, "face"), {}};
    if (entry.contains("texts") && entry["texts"].is_array()) {
      for (Json const& one : entry["texts"]) {
        std::u32string const characters = to_utf32(text(one, "text"));
        ExactText wanted{parse_language(text(one, "language")), {characters.begin(), characters.end()}};
        sort(wanted.code_points);
        order.texts.push_back(std::move(wanted));
      }
    }
    if (order.name.empty() || order.face.empty() || order.texts.empty()) {
      return Error{ErrorCode::damaged, "an exact subset lacks its name, face or texts"};
    }
    out.push_back(std::move(order));
  }
  return out;
}

ExactCutter::ExactCutter(FaceSource const& source, Configuration const& configuration, RegionalFaces faces)
    : source_(&source),
      configuration_(&configuration),
      faces_(std::move(faces)),
      // The order of Han decides about cells, and exact subsets have none.
      dealt_(partition(faces_.coverage(configuration), faces_.regional(), {}, configuration_for(source, configuration))) {}

Result<ExactCutter> ExactCutter::open(FaceSource const& source, std::span<const uint8_t> font, Configuration const& configuration) {
  Result<RegionalFaces> opened = RegionalFaces::open(source, font);
  if (!opened) return opened.error();
  return ExactCutter(source, configuration, std::move(opened).value());
}

Result<ExactSubset> ExactCutter::write(ExactOrder const& order, std::filesystem::path const& out, bool compared) const {
  auto parts = shaped_parts(dealt_.slices, text_of(order.texts, 0xFF), faces_, *source_, *configuration_);
  if (!parts) return parts.error();
  for (Part& part : coded_parts(dealt_.packs, order.texts, faces_)) parts.value().push_back(std::move(part));
  if (parts.value().empty()) return Error{ErrorCode::font_missing, source_->name + " has nothing of " + order.name};
  std::vector<uint8_t> const bytes = file_of(source_->name, parts.value());
  ExactSubset result;
  result.bytes = bytes.size();
  result.file = source_->name + '.' + sha256_hex(bytes).substr(0, 16) + ".exact";
  if (Result<bool> written = write_file(out / result.file, bytes); !written) return written.error();
  if (!compared) return result;

  // With locl one file would hold each Han in the forms of five languages: the article's own are enough.
  Configuration one_language = *configuration_;
  std::erase(one_language.first_features, "locl");
  SlicePlan plain;
  for (Part const& part : parts.value()) plain.code_points.insert(plain.code_points.end(), part.code_points.begin(), part.code_points.end());
  sort(plain.code_points);
  auto whole = make_subset(faces_.of(language_bit(order.texts.front().language)), plain, one_language);
  if (!whole) return whole.error();
  result.plain_raw_bytes = whole.value().size();
  result.plain_bytes = gzip(whole.value()).size();
  return result;
}

}  // namespace banxin::slicer
