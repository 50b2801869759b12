#include "slicer/partition.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace banxin::slicer {
namespace {

// Fewer code points than this of one advance do not earn a slice.
constexpr size_t kFewestInSlice = 16;

bool is_hangul_syllable(char32_t code_point) {
  return code_point >= 0xAC00 && code_point <= 0xD7A3;
}

bool is_han(char32_t code_point) {
  return hb_unicode_script(hb_unicode_funcs_get_default(), code_point) == HB_SCRIPT_HAN;
}

bool contains(std::span<const CodePointRange> ranges, char32_t code_point) {
  return std::any_of(ranges.begin(), ranges.end(), [&](CodePointRange const& range) {
    return code_point >= range.first && code_point <= range.last;
  });
}

// What all code points of a slice have in common; the order of the slices in the catalogue.
struct Group {
  uint8_t languages = 0;
  SliceKind kind = SliceKind::han;
  int32_t advance = 0;
  auto operator<=>(Group const&) const = default;
};

void cut(std::vector<SlicePlan>& out, Group const& group, std::span<char32_t const> code_points,
         std::span<const SliceSizes> sizes) {
  size_t entry = 0, used = 0;
  for (size_t at = 0; at < code_points.size();) {
    while (entry + 1 < sizes.size() && used >= sizes[entry].count) ++entry, used = 0;
    size_t size = std::min(sizes[entry].size, code_points.size() - at);
    std::span<char32_t const> part = code_points.subspan(at, size);
    SlicePlan plan{group.kind, uint16_t(group.advance), group.languages, {part.begin(), part.end()}};
    std::sort(plan.code_points.begin(), plan.code_points.end());
    out.push_back(std::move(plan));
    at += size;
    ++used;
  }
}

void sort_by_order(std::vector<char32_t>& code_points, std::span<char32_t const> order) {
  std::unordered_map<char32_t, size_t> rank;
  for (size_t i = 0; i < order.size(); ++i) rank.emplace(order[i], i);
  auto place = [&](char32_t code_point) {
    auto found = rank.find(code_point);
    return found != rank.end() ? found->second : order.size() + code_point;
  };
  std::sort(code_points.begin(), code_points.end(),
            [&](char32_t a, char32_t b) { return place(a) < place(b); });
}

using Groups = std::map<Group, std::vector<char32_t>>;

void add_regional(Groups& groups, CoveredCodePoint const& base, SliceKind kind,
                  std::span<const RegionalCoverage> regional) {
  std::map<uint32_t, Group> by_glyph;
  for (RegionalCoverage const& other : regional) {
    auto found =
        std::lower_bound(other.code_points.begin(), other.code_points.end(), base.code_point,
                         [](CoveredCodePoint const& c, char32_t value) { return c.code_point < value; });
    if (found == other.code_points.end() || found->code_point != base.code_point) continue;
    if (found->glyph == base.glyph || found->advance <= 0) continue;
    Group& group = by_glyph[found->glyph];
    group.kind = kind;
    group.advance = found->advance;
    group.languages |= language_bit(other.language);
  }
  for (auto const& [glyph, group] : by_glyph) groups[group].push_back(base.code_point);
}

}  // namespace

std::vector<SlicePlan> partition(std::span<const CoveredCodePoint> coverage,
                                 std::span<const RegionalCoverage> regional, HanOrders const& orders,
                                 Configuration const& configuration) {
  Groups groups;
  SlicePlan first;
  for (CoveredCodePoint const& covered : coverage) {
    auto [code_point, glyph, advance] = covered;
    if (contains(configuration.first_ranges, code_point) || advance <= 0 || advance > 0xFFFF) {
      first.code_points.push_back(code_point);
      continue;
    }
    SliceKind kind = is_han(code_point)               ? SliceKind::han
                     : is_hangul_syllable(code_point) ? SliceKind::hangul
                                                      : SliceKind::other;
    groups[{0, kind, advance}].push_back(code_point);
    add_regional(groups, covered, kind, regional);
  }

  std::vector<SlicePlan> dealt;
  for (auto& [group, code_points] : groups) {
    if (group.languages == 0 && code_points.size() < kFewestInSlice) {
      first.code_points.insert(first.code_points.end(), code_points.begin(), code_points.end());
      continue;
    }
    SliceSizes const plain{SIZE_MAX, configuration.other_size};
    std::span<const SliceSizes> sizes(&plain, 1);
    if (group.kind == SliceKind::han) {
      sort_by_order(code_points, group.languages == 0 ? orders.base : orders.regional);
      sizes = group.languages == 0 ? configuration.han_sizes : configuration.regional_sizes;
    }
    cut(dealt, group, code_points, sizes);
  }
  std::sort(first.code_points.begin(), first.code_points.end());
  dealt.insert(dealt.begin(), std::move(first));
  return dealt;
}

}  // namespace banxin::slicer
