#include "cli/coded_packs.h"

#include <algorithm>
#include <unordered_map>

#include "font/coded_glyphs.h"

namespace banxin::cli {
namespace {

constexpr uint32_t kUnit = 4;
constexpr uint8_t kLongLength = 0xF0;
constexpr uint8_t kTraditional = language_bit(Language::zh_hant) | language_bit(Language::zh_hk);
// Of Han outside the lists those of the first Unicode are used more than those that came later.
constexpr char32_t kUnified = 0x4E00, kLast = 0x110000;

std::vector<char32_t> ordered(CodedPack const& pack, std::unordered_map<char32_t, size_t> const& ranks) {
  std::vector<char32_t> out;
  for (CodePointRange range : pack.ranges) {
    for (char32_t c = range.first; c <= range.last; ++c) out.push_back(c);
  }
  auto place = [&](char32_t c) {
    auto const found = ranks.find(c);
    return found == ranks.end() ? ranks.size() + c + (c < kUnified ? kLast : 0) : found->second;
  };
  std::sort(out.begin(), out.end(), [&](char32_t a, char32_t b) { return place(a) < place(b); });
  return out;
}

std::vector<CodePointRange> set_of(std::vector<char32_t> code_points) {
  std::sort(code_points.begin(), code_points.end());
  std::vector<CodePointRange> out;
  for (char32_t c : code_points) {
    if (!out.empty() && out.back().last + 1 == c) {
      out.back().last = c;
    } else {
      out.push_back({c, c});
    }
  }
  return out;
}

}  // namespace

CellIndex add_coded_slices(CodedEntry const& entry, std::string const& model_name, CellPlan const& plan, CatalogFace& face) {
  auto const& [name, model_face, packs] = entry;
  std::unordered_map<char32_t, size_t> ranks;
  for (size_t i = 0; i < plan.order.size(); ++i) ranks.emplace(plan.order[i], i);
  CellIndex out{name, model_face.empty(), {}};
  CatalogSlice model;
  model.place = std::make_shared<SlicePlace>(model_name + ".0.index.gz");
  model.form = SliceForm::model;
  model.uniform_advance = 1000;
  face.slices.push_back(std::move(model));
  for (size_t p = 0; p < packs.size(); ++p) {
    std::vector<char32_t> const code_points = ordered(packs[p], ranks);
    uint8_t const languages = packs[p].languages;
    std::vector<CellRule> const& rules = plan.rules[p == 0 ? 0 : languages & kGlyphNumbers ? 3 : languages & kTraditional ? 1 : 2];
    size_t at = 0, file = 0;
    for (size_t r = 0; r < rules.size() && at < code_points.size(); ++r) {
      CellRule const& rule = rules[r];
      bool const last = r + 1 == rules.size();
      size_t const end = last ? code_points.size() : std::min<size_t>(code_points.size(), at + rule.glyphs);
      for (uint32_t cell = 0; at < end; ++cell) {
        if (cell % rule.in_file == 0) ++file;
        size_t const next = std::min<size_t>(end, at + rule.size);
        CatalogSlice slice;
        slice.place = std::make_shared<SlicePlace>(name + '.' + std::to_string(p) + '.' + std::to_string(file - 1) + ".glyphs");
        slice.ranges = set_of({code_points.begin() + long(at), code_points.begin() + long(next)});
        slice.form = SliceForm::coded;
        slice.uniform_advance = packs[p].advance;
        slice.languages = languages;
        face.slices.push_back(std::move(slice));
        out.parts.push_back(p == 0 ? r : plan.rules[0].size() + p - 1);
        at = next;
      }
    }
  }
  return out;
}

Result<bool> place_cells(std::vector<std::vector<uint8_t>> const& content, CellIndex const& index, CatalogFace& face) {
  std::vector<size_t> at(content.size(), 0);
  if (index.own_model) at[0] = OutlineModel::kBytes;
  std::string file;
  uint32_t begin = 0;
  size_t cell = 0;
  for (CatalogSlice& slice : face.slices) {
    if (slice.form != SliceForm::coded) continue;
    size_t const part = index.parts[cell++];
    if (part >= content.size() || at[part] >= content[part].size()) return Error{ErrorCode::font_missing, "an index of " + face.name + " is cut short"};
    uint32_t units = content[part][at[part]++];
    if (units >= kLongLength) {
      if (at[part] >= content[part].size()) return Error{ErrorCode::font_missing, "an index of " + face.name + " is cut short"};
      units = kLongLength + ((units - kLongLength) << 8 | content[part][at[part]++]);
    }
    SlicePlace& place = *slice.place;
    if (place.file != file) file = place.file, begin = 0;
    place.begin = begin;
    place.size = units * kUnit;
    begin += place.size;
  }
  return true;
}

}  // namespace banxin::cli
