#include "reading/line_places.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "unicode/grapheme.h"

namespace banxin {
namespace {

constexpr float kGap = 0.75f;  ///< CSS px: what a letter has more is a gap

void sort_by_text(std::vector<LinePlace>& places) {
  std::stable_sort(places.begin(), places.end(),
                   [](LinePlace const& a, LinePlace const& b) { return a.text.begin < b.text.begin; });
}

}  // namespace

void LinePlacer::begin(FragmentTree const& fragments, LetterTables& letters, TextRange text, uint32_t first_part,
                       uint32_t end_part, bool right_to_left) {
  fragments_ = &fragments;
  letters_ = &letters;
  text_ = text;
  next_part_ = first_part;
  end_part_ = end_part;
  right_to_left_ = right_to_left;
  find_grapheme_boundaries(std::u32string_view(fragments.text).substr(text.begin, text.size()), boundaries_);
}

uint32_t LinePlacer::graphemes(TextRange range) const {
  uint32_t count = 0;
  for (uint32_t i = range.begin; i < range.end; ++i) count += boundaries_[i - text_.begin];
  return count;
}

std::vector<LinePlace> const& LinePlacer::of(LineFragment const& line) {
  collect(line);
  fill_holes(line);
  part_by_nodes();
  measure_letters();
  hand_gaps_on();
  return places_;
}

/// The space of every cluster of the line.
void LinePlacer::collect(LineFragment const& line) {
  clusters_.clear();
  for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
    RunFragment const& run = fragments_->runs[r];
    for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
      GlyphFragment const& glyph = fragments_->glyphs[g];
      LinePlace place;
      place.text = {glyph.text_begin, glyph.text_begin + std::max<uint32_t>(glyph.text_length, 1)};
      place.left = glyph.x + glyph.lead;
      place.right = place.left + glyph.advance;
      place.level = run.level;
      place.face = run.face;
      place.size = fragments_->styles[run.style].size;
      clusters_.push_back(place);
    }
  }
  sort_by_text(clusters_);
  size_t kept = 0;
  for (LinePlace const& place : clusters_) {
    if (kept > 0 && place.text.begin < clusters_[kept - 1].text.end) {
      LinePlace& before = clusters_[kept - 1];
      before.left = std::min(before.left, place.left);
      before.right = std::max(before.right, place.right);
      before.text.end = std::max(before.text.end, place.text.end);
    } else {
      clusters_[kept++] = place;
    }
  }
  clusters_.resize(kept);
}

void LinePlacer::fill_holes(LineFragment const& line) {
  size_t const glyphs = clusters_.size();
  uint32_t next = line.text.begin;
  float edge = right_to_left_ ? line.rect.right() : line.rect.x;
  uint8_t level = right_to_left_ ? 1 : 0;
  auto const hole = [&](uint32_t end) {
    if (next >= end) return;
    LinePlace place;
    place.text = {next, end};
    place.left = place.right = edge;
    place.level = level;
    clusters_.push_back(place);
  };
  for (size_t i = 0; i < glyphs; ++i) {
    LinePlace const place = clusters_[i];
    if (i == 0 && place.text.begin > next) {
      level = place.level;
      edge = place.start();
    }
    hole(place.text.begin);
    next = place.text.end;
    level = place.level;
    edge = place.end();
  }
  hole(line.text.end);
  if (clusters_.size() > glyphs) sort_by_text(clusters_);
}

/// Text that is of no node, such as a break, is left out.
void LinePlacer::part_by_nodes() {
  auto const& texts = fragments_->texts;
  places_.clear();
  for (LinePlace const& place : clusters_) {
    for (uint32_t at = place.text.begin; at < place.text.end;) {
      while (next_part_ < end_part_ && texts[next_part_].text.end <= at) ++next_part_;
      if (next_part_ >= end_part_ || texts[next_part_].text.begin >= place.text.end) break;
      TextRange const part{std::max(at, texts[next_part_].text.begin), std::min(place.text.end, texts[next_part_].text.end)};
      places_.push_back(part_of(place, part));
      places_.back().part = next_part_;
      at = part.end;
    }
  }
}

/// A cluster of several graphemes, such as a ligature, is parted evenly.
LinePlace LinePlacer::part_of(LinePlace const& place, TextRange part) const {
  LinePlace made = place;
  if (part == place.text) return made;
  float const all = static_cast<float>(std::max(1u, graphemes(place.text)));
  float const from = place.width() * static_cast<float>(graphemes({place.text.begin, part.begin})) / all;
  float const to = place.width() * static_cast<float>(graphemes({place.text.begin, part.end})) / all;
  made.text = part;
  made.left = place.level % 2 ? place.right - to : place.left + from;
  made.right = place.level % 2 ? place.right - from : place.left + to;
  return made;
}

void LinePlacer::measure_letters() {
  for (LinePlace& place : places_) place.letters = letters_of(place);
  auto const& text = fragments_->text;
  for (size_t i = 0; i + 1 < places_.size(); ++i) {
    LinePlace& place = places_[i];
    LinePlace const& next = places_[i + 1];
    if (place.letters < 0 || next.letters < 0 || place.part != next.part || place.face != next.face ||
        place.size != next.size || place.level != next.level)
      continue;
    place.letters += place.size * letters_->of(place.face).kerning(text[place.text.end - 1], text[next.text.begin]);
  }
}

float LinePlacer::letters_of(LinePlace const& place) const {
  if (place.face == kNoFace) return -1;
  FaceLetters const& letters = letters_->of(place.face);
  float sum = 0;
  for (uint32_t i = place.text.begin; i < place.text.end; ++i) {
    float const advance = letters.advance(fragments_->text[i]);
    if (advance < 0) return -1;
    sum += advance;
  }
  // The same character closes a quotation, as wide as Han.
  if (fragments_->text[place.text.begin] == 0x2019 && place.width() > sum * place.size + kGap) return -1;
  return sum * place.size;
}

void LinePlacer::hand_gaps_on() {
  auto const& text = fragments_->text;
  for (size_t i = 0; i < places_.size(); ++i) {
    LinePlace& letter = places_[i];
    if (letter.letters <= 0 || letter.level % 2 || letter.width() <= letter.letters + kGap) continue;
    if (text[letter.text.begin] == U' ' || text[letter.text.begin] == 0xA0) continue;
    float const end = letter.left + letter.letters;
    if (i + 1 < places_.size() && std::abs(letter.right - places_[i + 1].left) <= kTouching) {
      LinePlace& next = places_[i + 1];
      if (next.level != letter.level || next.letters >= 0 || next.width() <= 0) continue;
      next.left = end;
    }
    letter.right = end;
  }
}

}  // namespace banxin
