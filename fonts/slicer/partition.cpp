#include "slicer/partition.h"

#include <algorithm>
#include <iterator>
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

// Of Han outside the lists those of the first Unicode are used more than those that came later.
constexpr char32_t kUnified = 0x4E00, kLast = 0x110000;

void sort_by_order(std::vector<char32_t>& code_points, std::span<char32_t const> order) {
  std::unordered_map<char32_t, size_t> rank;
  for (size_t i = 0; i < order.size(); ++i) rank.emplace(order[i], i);
  auto place = [&](char32_t code_point) {
    auto found = rank.find(code_point);
    return found != rank.end() ? found->second : order.size() + code_point + (code_point < kUnified ? kLast : 0);
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

bool is_han_or_first(char32_t code_point, Configuration const& configuration) {
  return is_han(code_point) || contains(configuration.first_ranges, code_point);
}

bool is_further(char32_t code_point, Configuration const& configuration) {
  return std::any_of(configuration.further_ranges.begin(), configuration.further_ranges.end(),
                     [&](auto const& ranges) { return contains(ranges, code_point); });
}

Partition partition(std::span<const CoveredCodePoint> coverage, std::span<const RegionalCoverage> regional,
                    std::span<char32_t const> han_order, Configuration const& configuration) {
  Groups groups;
  SlicePlan first;
  std::vector<SlicePlan> further(configuration.further_ranges.size());
  for (size_t i = 0; i + configuration.more_marks < further.size(); ++i) further[i].kind = SliceKind::further;
  for (CoveredCodePoint const& covered : coverage) {
    auto [code_point, glyph, advance] = covered;
    bool const in_first = contains(configuration.first_ranges, code_point);
    auto const place = std::find_if(configuration.further_ranges.begin(), configuration.further_ranges.end(),
                                    [&](auto const& ranges) { return contains(ranges, code_point); });
    if (!in_first && place != configuration.further_ranges.end()) {
      further[size_t(place - configuration.further_ranges.begin())].code_points.push_back(code_point);
      continue;
    }
    if (in_first || advance <= 0 || advance > 0xFFFF) {
      first.code_points.push_back(code_point);
      continue;
    }
    SliceKind kind = is_han(code_point)               ? SliceKind::han
                     : is_hangul_syllable(code_point) ? SliceKind::hangul
                                                      : SliceKind::other;
    groups[{0, kind, advance}].push_back(code_point);
    add_regional(groups, covered, kind, regional);
  }

  Partition out;
  for (auto& [group, code_points] : groups) {
    if (group.languages == 0 && code_points.size() < kFewestInSlice) {
      first.code_points.insert(first.code_points.end(), code_points.begin(), code_points.end());
    } else {
      sort_by_order(code_points, han_order);
      out.packs.push_back({uint16_t(group.advance), group.languages, group.kind == SliceKind::han, std::move(code_points)});
    }
  }
  std::stable_sort(out.packs.begin(), out.packs.end(), [](PackPlan const& a, PackPlan const& b) {
    auto const rank = [](PackPlan const& pack) { return std::pair(pack.languages != 0, !pack.han); };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return a.languages == 0 && a.code_points.size() > b.code_points.size();
  });
  std::sort(first.code_points.begin(), first.code_points.end());
  for (size_t i = 0; i < further.size(); ++i) {
    if (further[i].code_points.empty()) continue;
    for (CoveredCodePoint const& covered : coverage) {
      if (contains(configuration.further_also[i], covered.code_point)) further[i].code_points.push_back(covered.code_point);
    }
    std::sort(further[i].code_points.begin(), further[i].code_points.end());
  }
  std::erase_if(further, [](SlicePlan const& plan) { return plan.code_points.empty(); });
  out.slices.insert(out.slices.begin(), std::make_move_iterator(further.begin()), std::make_move_iterator(further.end()));
  out.slices.insert(out.slices.begin(), std::move(first));
  if (configuration.languages) {
    for (SlicePlan& plan : out.slices) plan.languages = configuration.languages;
    for (PackPlan& pack : out.packs) pack.languages = configuration.languages;
  }
  return out;
}

}  // namespace banxin::slicer
