#include "article/source_set.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "article/url.h"

namespace banxin {
namespace {

constexpr size_t npos = std::string_view::npos;
constexpr std::string_view kSpace = " \t\n\r\f";
constexpr size_t kLongestInput = 1 << 16;  // bytes that are looked at
constexpr size_t kLongestSet = 8192;       // bytes that are kept
constexpr size_t kMostCandidates = 16;
constexpr long kGreatestWidth = 16384;  // device px
constexpr double kGreatestDensity = 16;

struct Candidate {
  std::string url;
  std::string_view number;
  double value = 1;
  char unit = 'x';
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "1.5" of "1.5x": digits with at most one point among them. Empty when it is anything else.
std::string_view plain_number(std::string_view text, bool fraction) {
  size_t digits = 0, points = 0;
  for (char c : text) {
    digits += is_digit(c);
    points += c == '.' && fraction;
    if (!is_digit(c) && c != '.') return {};
  }
  bool const fits = digits > 0 && text.size() <= 6 && digits + points == text.size() && points <= 1;
  return fits && text.front() != '.' && text.back() != '.' ? text : std::string_view();
}

/// False when the descriptors are not those of an image that can be shown here.
bool read_descriptors(std::string_view text, Candidate& out) {
  size_t const begin = text.find_first_not_of(kSpace);
  if (begin == npos) return true;  // as good as 1x
  text = text.substr(begin);
  size_t const end = std::min(text.find_first_of(kSpace), text.size());
  std::string_view const first = text.substr(0, end);
  // A height may follow a width and says nothing that counts; whatever else follows is an error.
  std::string_view rest = text.substr(end);
  rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
  rest = rest.substr(0, rest.find_last_not_of(kSpace) + 1);
  if (!rest.empty() && (!rest.ends_with('h') || plain_number(rest.substr(0, rest.size() - 1), false).empty()))
    return false;
  out.unit = first.back();
  if (out.unit != 'w' && (out.unit != 'x' || !rest.empty())) return false;
  out.number = plain_number(first.substr(0, first.size() - 1), out.unit == 'x');
  if (out.number.empty()) return false;
  out.value = std::strtod(std::string(out.number).c_str(), nullptr);
  return out.value > 0 &&
         out.value <= (out.unit == 'w' ? static_cast<double>(kGreatestWidth) : kGreatestDensity);
}

/// The end of the descriptors at `i`: the next comma that stands in no brackets.
size_t end_of_descriptors(std::string_view text, size_t i) {
  for (bool inside = false; i < text.size(); ++i) {
    if (text[i] == '(') inside = true;
    if (text[i] == ')') inside = false;
    if (text[i] == ',' && !inside) break;
  }
  return i;
}

/// Calls `take(url, descriptors)` for each candidate, until it says no.
template <typename Take>
void each_candidate(std::string_view text, Take&& take) {
  text = text.substr(0, kLongestInput);
  for (size_t i = 0; i < text.size();) {
    size_t const begin = text.find_first_not_of(" \t\n\r\f,", i);
    if (begin == npos) return;
    size_t const end = std::min(text.find_first_of(kSpace, begin), text.size());
    std::string_view url = text.substr(begin, end - begin);
    i = end;
    if (url.ends_with(',')) {
      url = url.substr(0, url.find_last_not_of(',') + 1);
      if (!take(url, std::string_view())) return;
      continue;
    }
    i = end_of_descriptors(text, end);
    if (!take(url, text.substr(end, i - end))) return;
  }
}

}  // namespace

std::string checked_source_set(std::string_view srcset, std::string_view base) {
  std::vector<Candidate> candidates;
  bool widths = false;
  size_t length = 0;
  each_candidate(srcset, [&](std::string_view url, std::string_view descriptors) {
    Candidate candidate;
    if (!read_descriptors(descriptors, candidate)) return true;
    bool const known = std::any_of(candidates.begin(), candidates.end(), [&](Candidate const& other) {
      return other.unit == candidate.unit && !(other.value < candidate.value) &&
             !(other.value > candidate.value);
    });
    if (known) return true;
    candidate.url = resolve_url(url, base, UrlUse::image);
    // With a comma at its end it would not be read back as one.
    if (candidate.url.empty() || candidate.url.ends_with(',') || candidate.url.starts_with(',')) return true;
    length += candidate.url.size() + candidate.number.size() + 4;
    if (length > kLongestSet) return false;
    widths = widths || candidate.unit == 'w';
    candidates.push_back(std::move(candidate));
    return candidates.size() < kMostCandidates;
  });
  std::string out;
  for (Candidate const& candidate : candidates) {
    if (widths && candidate.unit != 'w') continue;
    if (!out.empty()) out += ", ";
    out.append(candidate.url).append(" ");
    if (candidate.number.empty()) {
      out.push_back('1');
    } else {
      out.append(candidate.number);
    }
    out.push_back(candidate.unit);
  }
  return out;
}

bool is_only_source(std::string_view source_set, std::string_view source) {
  return source_set.size() == source.size() + 3 && source_set.starts_with(source) &&
         source_set.ends_with(" 1x");
}

std::string first_of_srcset(std::string_view srcset, std::string_view base) {
  std::string found;
  each_candidate(srcset, [&](std::string_view url, std::string_view) {
    found = resolve_url(url, base, UrlUse::image);
    return found.empty();
  });
  return found;
}

bool is_shown_image_type(std::string_view type) {
  size_t const begin = type.find_first_not_of(kSpace);
  if (begin == npos) return true;
  type = type.substr(begin);
  std::string name(type.substr(0, std::min(type.find_first_of(" \t\n\r\f;"), type.size())));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (std::string_view shown : {"image/jpeg", "image/jpg", "image/png", "image/apng", "image/gif",
                                 "image/webp", "image/avif", "image/svg+xml"}) {
    if (name == shown) return true;
  }
  return false;
}

}  // namespace banxin
