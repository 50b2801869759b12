// What the benchmarks work on: one sample article, and the same text grown to 1 MB.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "text/paragraph.h"
#include "viewer/viewer.h"

namespace banxin::bench {

/// $BANXIN_ARTICLE, else the first sample of web/articles. Ends the program with a message when it cannot be read.
std::vector<uint8_t> const& sample_article();
/// The sample's body repeated until the file has 1 MB (10^6 bytes).
std::vector<uint8_t> const& large_article();

/// An engine over $BANXIN_FONTS or the build's fonts, all slices loaded that `file` uses.
struct Opened {
  std::unique_ptr<Engine> engine;
  std::unique_ptr<Viewer> viewer;
};
Opened open_laid_out(std::vector<uint8_t> const& file, float width);
std::unique_ptr<Engine> make_engine();

/// Each text node of the article as a paragraph of body text in one style, for the stages of the text room.
struct BodyText {
  std::vector<TextStyle> styles;
  std::vector<Paragraph> paragraphs;
  size_t characters = 0;
};
BodyText body_text(std::vector<uint8_t> const& file);

}  // namespace banxin::bench
