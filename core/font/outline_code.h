// How outlines are spelt in bits: one walk that serves encoder and decoder, so that both always agree.
//
// A contour is a start and segments, each relative to the point before. A segment's kind is told from the two
// kinds before it and from whether the contour is back at its start's column or row; a number by its bit
// length, its leading bits and its sign, each from numbers near it. Han outlines repeat few strokes: 0.7 bytes
// stand for one of a gzip'ed CFF table, and a glyph can be told alone.
#pragma once
#include <array>
#include <bit>
#include <cstdlib>
#include <vector>

#include "font/bit_decoder.h"
#include "font/glyph_outline.h"

namespace banxin {

/// The contexts of one coder, dense.
class OutlineContexts {
 public:
  static constexpr size_t kSlots = 34, kNear = 11, kFar = 4, kClassNodes = 16;
  static constexpr size_t kKinds = 0;                                        // [kind][earlier][zero][node]
  static constexpr size_t kClasses = kKinds + 16 * 16 * 4 * 16;               // [slot][near][far][node]
  static constexpr size_t kLeading = kClasses + kSlots * kNear * kFar * kClassNodes;  // [slot][class][node]
  static constexpr size_t kTrailing = kLeading + kSlots * 16 * 8;                 // [class][bit]
  static constexpr size_t kSigns = kTrailing + 16 * 16;                      // [slot][state]
  static constexpr size_t kFlags = kSigns + kSlots * 32;
  static constexpr size_t kCount = kFlags + 8;

  BitContext& operator[](size_t index) {
    if (handed_out_) handed_out_->push_back(uint32_t(index));
    return contexts_[index];
  }
  std::vector<BitContext> const& all() const { return contexts_; }
  /// Notes from now on the index of every context that is handed out; null: none.
  void note_in(std::vector<uint32_t>* indices) { handed_out_ = indices; }

 private:
  std::vector<uint32_t>* handed_out_ = nullptr;
  std::vector<BitContext> contexts_ = std::vector<BitContext>(kCount);
};

/// One stretch of a contour; deltas from point to point. Unused ones are 0.
struct OutlineSegment {
  enum Shape : uint8_t { line, conic, conic_implied, cubic };
  Shape shape = line;
  std::array<int32_t, 6> d{};
};

struct OutlineContour {
  int32_t x = 0, y = 0;
  std::vector<OutlineSegment> segments;
};

/// `Bits` is BitDecoder, or an encoder with the same bit(). What is decoded is bounded, whatever the bytes.
template <class Bits>
class OutlineCode {
 public:
  static constexpr size_t kMostContours = 512, kMostSegments = 4096;

  OutlineCode(Bits& bits, OutlineContexts& contexts) : bits_(bits), contexts_(contexts) {}

  /// A flag outside the outlines; `which` below 8.
  bool flag(unsigned which, bool value = false) {
    return bits_.bit(contexts_[OutlineContexts::kFlags + which], value);
  }

  /// Writes `contours`, or replaces them by what it reads. False: more than an outline may have.
  bool outline(std::vector<OutlineContour>& contours) {
    int32_t x = 0, y = 0;
    size_t segments = 0;
    for (size_t i = 0;; ++i) {
      if (!flag(i == 0 ? 0 : 1, i < contours.size())) {
        contours.resize(i);
        return true;
      }
      if (i == kMostContours) return false;
      if (i == contours.size()) contours.emplace_back();
      OutlineContour& contour = contours[i];
      int32_t const dx = number(kMoveX, 0, 0, contour.x - x);
      int32_t const dy = number(kMoveY, 0, unsigned(sign(dx)), contour.y - y);
      x = contour.x = x + dx;
      y = contour.y = y + dy;
      if (!walk(contour, segments)) return false;
    }
  }

 private:
  // Kinds of segments: 0 ends the contour.
  static constexpr unsigned kHorizontal = 1, kVertical = 2, kLine = 3, kCubic = 4, kConic = 13, kImplied = 14;
  // Slots: which number of which kind.
  static constexpr size_t kMoveX = 0, kMoveY = 1, kAlongX = 2, kAlongY = 3, kLineX = 4, kLineY = 5,
                          kFirstX = 6, kFirstY = 8, kSecondX = 10, kSecondY = 19, kThirdX = 28, kThirdY = 30,
                          kConicX = 32, kConicY = 33;

  static int sign(int32_t v) { return v == 0 ? 0 : v < 0 ? 1 : 2; }
  static unsigned near_of(int32_t v) {
    return std::min<unsigned>(unsigned(std::bit_width(uint32_t(std::abs(v)))), OutlineContexts::kNear - 1);
  }
  static unsigned far_of(int32_t v) {
    return std::min<unsigned>(unsigned(std::bit_width(uint32_t(std::abs(v))) + 1) / 2, OutlineContexts::kFar - 1);
  }
  static unsigned kind_class(unsigned kind) {
    return kind == 0 ? 0 : kind < kLine ? 1 : kind == kLine ? 2 : 3;
  }

  unsigned tree(size_t base, unsigned bits, unsigned value) {
    unsigned node = 1;
    for (unsigned i = bits; i-- > 0;) {
      node = node * 2 + (bits_.bit(contexts_[base + node], value >> i & 1) ? 1 : 0);
    }
    return node - (1u << bits);
  }

  int32_t number(size_t slot, unsigned near, unsigned state, int32_t value, unsigned far = 0) {
    uint32_t magnitude = uint32_t(std::abs(value));
    auto const length = unsigned(std::bit_width(magnitude));
    unsigned const told =
        tree(OutlineContexts::kClasses + ((slot * OutlineContexts::kNear + near) * OutlineContexts::kFar + far) * 16, 4, length);
    if (told == 0) return 0;
    uint32_t out = 1;
    for (unsigned done = 0; done + 1 < told; ++done) {
      bool const bit = magnitude >> (told - 2 - done) & 1;
      size_t const context = done < 3 ? OutlineContexts::kLeading + (slot * 16 + told) * 8 + out
                                      : OutlineContexts::kTrailing + told * 16 + done;
      out = out * 2 + (bits_.bit(contexts_[context], bit) ? 1 : 0);
    }
    bool const negative = bits_.bit(contexts_[OutlineContexts::kSigns + slot * 32 + state], value < 0);
    return negative ? -int32_t(out) : int32_t(out);
  }

  static unsigned kind_of(OutlineSegment const& s) {
    switch (s.shape) {
      case OutlineSegment::line: return s.d[1] == 0 ? kHorizontal : s.d[0] == 0 ? kVertical : kLine;
      case OutlineSegment::conic: return kConic;
      case OutlineSegment::conic_implied: return kImplied;
      case OutlineSegment::cubic: break;
    }
    unsigned const begins = s.d[1] == 0 ? 1 : s.d[0] == 0 ? 2 : 0;
    unsigned const ends = s.d[5] == 0 ? 1 : s.d[4] == 0 ? 2 : 0;
    return kCubic + begins * 3 + ends;
  }

  bool walk(OutlineContour& contour, size_t& total) {
    unsigned before = 0, earlier = 0;
    int32_t from_start_x = 0, from_start_y = 0, last_x = 0, last_y = 0;
    for (size_t i = 0;; ++i) {
      unsigned const zero = (from_start_x == 0 ? 1 : 0) + (from_start_y == 0 ? 2 : 0);
      unsigned const kind = tree(((before * 16 + earlier) * 4 + zero) * 16, 4,
                                 i < contour.segments.size() ? kind_of(contour.segments[i]) : 0);
      if (kind == 0) {
        contour.segments.resize(i);
        return true;
      }
      if (kind > kImplied || ++total > kMostSegments) return false;
      if (i == contour.segments.size()) contour.segments.emplace_back();
      auto& d = contour.segments[i].d;
      unsigned const near = near_of(std::abs(last_x) > std::abs(last_y) ? last_x : last_y);
      // The direction so far: outlines go on smoothly, or turn to one side.
      auto const state = unsigned(sign(last_x) * 3 + sign(last_y));
      unsigned const curved = before >= kCubic ? 9 : 0;
      contour.segments[i].shape = kind < kCubic     ? OutlineSegment::line
                                  : kind == kConic   ? OutlineSegment::conic
                                  : kind == kImplied ? OutlineSegment::conic_implied
                                                     : OutlineSegment::cubic;
      if (kind == kHorizontal) {
        d[0] = number(kAlongX, kind_class(before) + (before == kVertical ? 2 : 0), state + curved, d[0]);
      } else if (kind == kVertical) {
        d[1] = number(kAlongY, kind_class(before) + (before == kHorizontal ? 2 : 0), state + curved, d[1]);
      } else if (kind == kLine) {
        d[0] = number(kLineX, near, state + curved, d[0], kind_class(before));
        d[1] = number(kLineY, near_of(d[0]), state * 3 + unsigned(sign(d[0])), d[1]);
      } else if (kind >= kConic) {
        d[0] = number(kConicX, near, state + curved, d[0]);
        d[1] = number(kConicY, near_of(d[0]), state * 3 + unsigned(sign(d[0])), d[1]);
        if (kind == kConic) {
          d[2] = number(kSecondX, near_of(d[0]), unsigned(sign(d[0]) * 3 + sign(d[1])), d[2]);
          d[3] = number(kSecondY, near_of(d[1]), unsigned((sign(d[0]) * 3 + sign(d[1])) * 3 + sign(d[2])), d[3]);
        }
      } else {
        cubic(d, (kind - kCubic) / 3, (kind - kCubic) % 3, near, state, before);
      }
      for (size_t c = 0; c < 6; c += 2) {
        if (d[c] || d[c + 1]) last_x = d[c], last_y = d[c + 1];
        from_start_x += d[c];
        from_start_y += d[c + 1];
      }
      earlier = before;
      before = kind;
    }
  }

  void cubic(std::array<int32_t, 6>& d, unsigned begins, unsigned ends, unsigned near, unsigned state, unsigned before) {
    size_t const both = begins * 3 + ends;
    unsigned const curved = before >= kCubic ? 9 : 0;
    if (begins != 2) d[0] = number(kFirstX + (begins == 1), near, state + curved, d[0], kind_class(before));
    if (begins != 1) {
      d[1] = number(kFirstY + (begins == 2), begins == 2 ? near : near_of(d[0]), state * 3 + unsigned(sign(d[0])), d[1], kind_class(before));
    }
    auto const first = unsigned(sign(d[0]) * 3 + sign(d[1]));
    d[2] = number(kSecondX + both, near_of(begins == 2 ? d[1] : d[0]), first, d[2], begins ? 0 : far_of(d[1]));
    d[3] = number(kSecondY + both, near_of(begins == 1 ? d[2] : d[1]), first * 3 + unsigned(sign(d[2])), d[3], far_of(begins == 1 ? d[0] : d[2]));
    auto const second = unsigned(sign(d[2]) * 3 + sign(d[3]));
    if (ends != 2) d[4] = number(kThirdX + (ends == 1), near_of(d[2]), second + (begins == 1 ? 9 : 0), d[4], far_of(d[3]));
    if (ends != 1) {
      d[5] = number(kThirdY + (ends == 2), near_of(d[3]), second * 3 + unsigned(sign(d[4])), d[5], far_of(ends == 2 ? d[2] : d[4]));
    }
  }

  Bits& bits_;
  OutlineContexts& contexts_;
};

}  // namespace banxin
