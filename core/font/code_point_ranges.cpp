#include "font/code_point_ranges.h"

#include <charconv>

namespace banxin {
namespace {

constexpr uint32_t kLastCodePoint = 0x10FFFF;

void append_hex(std::string& out, uint32_t number) {
  char digits[8];
  auto [end, status] = std::to_chars(digits, digits + sizeof digits, number, 16);
  for (char const* at = digits; at != end; ++at) out += *at >= 'a' ? char(*at - 'a' + 'A') : *at;
}

Result<std::vector<CodePointRange>> parse(std::string_view text, bool stepped) {
  std::vector<CodePointRange> ranges;
  char const* at = text.data();
  char const* const end = at + text.size();
  auto wrong = [&](char const* what) {
    return Error{ErrorCode::damaged,
                 "code point ranges: " + std::string(what) + " at byte " + std::to_string(at - text.data())};
  };
  auto number = [&](uint32_t& value) {
    auto [next, status] = std::from_chars(at, end, value, 16);
    if (status != std::errc() || value > kLastCodePoint) return false;
    at = next;
    return true;
  };
  uint32_t before = 0;
  while (at != end) {
    if (!ranges.empty()) {
      if (*at != ',') return wrong("a comma is missing");
      ++at;
    }
    uint32_t first = 0, last = 0;
    if (!number(first)) return wrong("no code point");
    if (stepped) first += before;
    last = first;
    if (at != end && *at == '-') {
      ++at;
      if (!number(last)) return wrong("no code point");
      if (stepped) last += first;
    }
    if (last > kLastCodePoint) return wrong("beyond the last code point");
    if (last < first || (!ranges.empty() && first <= ranges.back().last)) return wrong("not ascending");
    ranges.push_back({first, last});
    before = last;
  }
  return ranges;
}

std::string format(std::span<const CodePointRange> ranges, bool stepped) {
  std::string out;
  uint32_t before = 0;
  for (size_t i = 0; i < ranges.size();) {
    CodePointRange joined = ranges[i++];
    while (i < ranges.size() && ranges[i].first <= joined.last + 1) joined.last = ranges[i++].last;
    if (!out.empty()) out += ',';
    append_hex(out, stepped ? joined.first - before : joined.first);
    if (joined.last != joined.first) {
      out += '-';
      append_hex(out, stepped ? joined.last - joined.first : joined.last);
    }
    before = joined.last;
  }
  return out;
}

}  // namespace

Result<std::vector<CodePointRange>> parse_code_point_ranges(std::string_view plain) {
  return parse(plain, false);
}
Result<std::vector<CodePointRange>> parse_stepped_ranges(std::string_view stepped) {
  return parse(stepped, true);
}
std::string format_code_point_ranges(std::span<const CodePointRange> ranges) {
  return format(ranges, false);
}
std::string format_stepped_ranges(std::span<const CodePointRange> ranges) {
  return format(ranges, true);
}

}  // namespace banxin
