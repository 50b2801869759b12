#include "unicode/bidi.h"

#include <SheenBidi/SheenBidi.h>

#include <algorithm>
#include <memory>

namespace banxin {
namespace {

struct Release {
  void operator()(SBAlgorithmRef algorithm) const { SBAlgorithmRelease(algorithm); }
  void operator()(SBParagraphRef paragraph) const { SBParagraphRelease(paragraph); }
};
using Algorithm = std::unique_ptr<std::remove_pointer_t<SBAlgorithmRef>, Release>;
using Paragraph = std::unique_ptr<std::remove_pointer_t<SBParagraphRef>, Release>;

/// Whether `c` lies where the Unicode Standard keeps right-to-left scripts (also those to come), or is an
/// explicit formatting character. U+200E and isolates around left-to-right text change no level that matters,
/// but count.
bool may_need_levels(char32_t c) {
  if (c < 0x0590) return false;
  if (c < 0x0900) return true;
  if (c < 0x200E) return false;
  if (c <= 0x2069) return c <= 0x200F || (c >= 0x202A && c <= 0x202E) || c >= 0x2066;
  if (c < 0xFB1D) return false;
  if (c <= 0xFEFF) return c <= 0xFDFF || c >= 0xFE70;
  return (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

}  // namespace

// P2 and P3 over the whole text: forced breaks inside a block do not restart the search for its direction.
std::optional<BaseDirection> first_strong_direction(std::u32string_view text) {
  size_t isolates = 0;
  for (char32_t c : text) {
    switch (SBCodepointGetBidiType(c)) {
      case SBBidiTypeL:
        if (isolates == 0) return BaseDirection::left_to_right;
        break;
      case SBBidiTypeR:
      case SBBidiTypeAL:
        if (isolates == 0) return BaseDirection::right_to_left;
        break;
      case SBBidiTypeLRI:
      case SBBidiTypeRLI:
      case SBBidiTypeFSI:
        ++isolates;
        break;
      case SBBidiTypePDI:
        if (isolates > 0) --isolates;
        break;
      default:
        break;
    }
  }
  return std::nullopt;
}

void resolve_bidi_levels(std::u32string_view text, BaseDirection base, BidiParagraph& out) {
  out.base_level = base == BaseDirection::right_to_left ? 1 : 0;
  out.levels.assign(text.size(), out.base_level);
  if (base != BaseDirection::right_to_left && std::none_of(text.begin(), text.end(), may_need_levels)) return;
  if (text.empty()) return;
  if (base == BaseDirection::automatic) {
    out.base_level = first_strong_direction(text) == BaseDirection::right_to_left ? 1 : 0;
    std::fill(out.levels.begin(), out.levels.end(), out.base_level);
  }

  SBCodepointSequence sequence{SBStringEncodingUTF32, text.data(), text.size()};
  Algorithm algorithm(SBAlgorithmCreate(&sequence));
  if (!algorithm) return;  // out of memory: everything in the base direction
  for (size_t begin = 0; begin < text.size();) {
    // SheenBidi ends a paragraph at each separator; the next one has the same base level (CSS Writing Modes
    // 3, 2.4.3).
    Paragraph paragraph(
        SBAlgorithmCreateParagraph(algorithm.get(), begin, text.size() - begin, out.base_level));
    if (!paragraph) return;
    size_t length = SBParagraphGetLength(paragraph.get());
    if (length == 0) return;
    std::copy_n(SBParagraphGetLevelsPtr(paragraph.get()), length, out.levels.begin() + ptrdiff_t(begin));
    begin += length;
  }
}

namespace {

constexpr char32_t kLri = 0x2066, kRli = 0x2067, kFsi = 0x2068, kPdi = 0x2069;
constexpr char32_t kPdf = 0x202C, kLro = 0x202D, kRlo = 0x202E;

/// UAX #9, BD2: deeper ones change no level.
constexpr size_t kMostNestedIsolates = 62;

void open_isolate(BidiIsolate const& isolate, std::u32string& text) {
  bool const left = isolate.direction == BaseDirection::left_to_right;
  text.push_back(isolate.direction == BaseDirection::automatic ? kFsi : left ? kLri : kRli);
  if (isolate.overrides) text.push_back(left ? kLro : kRlo);
}

void close_isolate(BidiIsolate const& isolate, std::u32string& text) {
  if (isolate.overrides) text.push_back(kPdf);
  text.push_back(kPdi);
}

std::optional<BaseDirection> direction_outside(std::u32string_view text,
                                               std::span<BidiIsolate const> isolates) {
  uint32_t begin = 0;
  for (BidiIsolate const& isolate : isolates) {
    if (isolate.range.end <= begin) continue;
    if (isolate.range.begin > begin)
      if (auto const found = first_strong_direction(text.substr(begin, isolate.range.begin - begin)))
        return found;
    begin = isolate.range.end;
  }
  return begin < text.size() ? first_strong_direction(text.substr(begin)) : std::nullopt;
}

// Takes the text from one forced break to the next, each with the isolates that are open in it, so that they
// cost no more memory than one such piece.
class IsolateWalk {
 public:
  IsolateWalk(std::u32string_view text, std::span<BidiIsolate const> isolates, std::u32string& expanded)
      : text_(text), isolates_(isolates), expanded_(expanded) {}

  void resolve(BaseDirection base, BidiParagraph& out) {
    out.levels.resize(text_.size());
    BidiParagraph piece;
    for (uint32_t begin = 0; begin < text_.size();) {
      uint32_t const end = expand_piece(begin);
      resolve_bidi_levels(expanded_, base, piece);
      for (uint32_t i = begin; i < end; ++i) out.levels[i] = piece.levels[places_[i - begin]];
      begin = end;
    }
  }

 private:
  /// Returns the end of the piece that begins at `begin`, the forced break included.
  uint32_t expand_piece(uint32_t begin) {
    expanded_.clear();
    places_.clear();
    for (BidiIsolate const* isolate : open_) open_isolate(*isolate, expanded_);
    for (uint32_t i = begin; i < text_.size(); ++i) {
      for (; !open_.empty() && open_.back()->range.end <= i; open_.pop_back())
        close_isolate(*open_.back(), expanded_);
      for (; next_ < isolates_.size() && isolates_[next_].range.begin <= i; ++next_) {
        if (isolates_[next_].range.end <= i || open_.size() == kMostNestedIsolates) continue;
        open_.push_back(&isolates_[next_]);
        open_isolate(isolates_[next_], expanded_);
      }
      places_.push_back(uint32_t(expanded_.size()));
      expanded_.push_back(text_[i]);
      if (text_[i] == U'\n') return i + 1;
    }
    return uint32_t(text_.size());
  }

  std::u32string_view text_;
  std::span<BidiIsolate const> isolates_;
  std::u32string& expanded_;
  std::vector<uint32_t> places_;  // of the piece's characters in expanded_
  std::vector<BidiIsolate const*> open_;
  size_t next_ = 0;
};

}  // namespace

void resolve_bidi_levels(std::u32string_view text, BaseDirection base, std::span<BidiIsolate const> isolates,
                         std::u32string& expanded, BidiParagraph& out) {
  bool const from_right = std::any_of(isolates.begin(), isolates.end(), [](BidiIsolate const& isolate) {
    return isolate.direction == BaseDirection::right_to_left;
  });
  bool const all_from_left = base != BaseDirection::right_to_left && !from_right &&
                             std::none_of(text.begin(), text.end(), may_need_levels);
  if (isolates.empty() || all_from_left) return resolve_bidi_levels(text, base, out);

  if (base == BaseDirection::automatic)
    base = direction_outside(text, isolates).value_or(BaseDirection::left_to_right);
  out.base_level = base == BaseDirection::right_to_left ? 1 : 0;
  IsolateWalk(text, isolates, expanded).resolve(base, out);
}

void reorder_visually(std::vector<uint8_t> const& run_levels, std::vector<uint32_t>& order) {
  order.resize(run_levels.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = uint32_t(i);
  uint8_t highest = 0, lowest_odd = 255;
  for (uint8_t level : run_levels) {
    highest = std::max(highest, level);
    if (level & 1) lowest_odd = std::min(lowest_odd, level);
  }
  for (int level = highest; level >= lowest_odd; --level) {
    for (size_t begin = 0; begin < order.size();) {
      if (run_levels[begin] < level) {
        ++begin;
        continue;
      }
      size_t end = begin;
      while (end < order.size() && run_levels[end] >= level) ++end;
      std::reverse(order.begin() + ptrdiff_t(begin), order.begin() + ptrdiff_t(end));
      begin = end;
    }
  }
}

char32_t mirrored(char32_t c) {
  SBCodepoint mirror = SBCodepointGetMirror(c);
  return mirror != 0 ? char32_t(mirror) : c;
}

}  // namespace banxin
