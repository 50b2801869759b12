// What one instance of the engine holds for its host: fonts, open articles, buffers on their way in, and the
// records of the last answer.
#pragma once
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "abi.h"
#include "base/result.h"
#include "reading/text_segments.h"
#include "system_font.h"
#include "viewer/engine.h"
#include "viewer/viewer.h"

namespace banxin {

/// In WebAssembly addresses are 32 bits wide; elsewhere this only has to compile.
inline abi::Address address_of(void const* place) {
  return static_cast<abi::Address>(reinterpret_cast<uintptr_t>(place));
}

inline abi::Text text_at(std::string_view text) {
  return {address_of(text.data()), static_cast<uint32_t>(text.size())};
}

template <class T>
abi::Table table_at(std::vector<T> const& records) {
  return {address_of(records.data()), static_cast<uint32_t>(records.size())};
}

struct Host {
  /// Buffers that the host fills and a call takes, by their address.
  std::unordered_map<abi::Address, std::vector<uint8_t>> buffers;
  LoaderFont system_font{*this};
  bool has_system_font = false;
  std::unique_ptr<Engine> engine;
  std::unordered_map<uint32_t, std::unique_ptr<Viewer>> viewers;
  uint32_t last_viewer = 0;

  // The last answer: what the returned address points at.
  Error error;
  std::string html;
  std::string text;                ///< reading text, or the text of links one after the other
  std::vector<uint32_t> numbers;   ///< slices or colours
  std::vector<int32_t> outlines;   ///< of one slice
  std::vector<SliceId> slices;
  std::vector<abi::LinkRecord> links;
  std::vector<abi::RectRecord> rects;
  std::vector<abi::ImageRecord> images;
  std::vector<abi::BlockRecord> blocks;
  std::vector<abi::BlockLinesRecord> block_lines;
  std::vector<abi::LineRecord> lines;
  std::vector<abi::RunRecord> runs;
  std::vector<abi::GlyphRecord> glyphs;
  std::vector<abi::Text> tags;
  std::vector<abi::ContentNodeRecord> content_nodes;
  std::vector<abi::ContentAttributeRecord> content_attributes;
  std::vector<abi::SegmentBlockRecord> segment_blocks;
  std::vector<abi::SegmentLineRecord> segment_lines;
  std::vector<abi::SegmentRecord> segments;
  SegmentedBlock segmented;
  SegmentScratch segmenting;
  std::vector<abi::StretchRecord> stretches;
  Pixmap pixels;
  TileReport report;
  union {
    abi::Status status;
    abi::Text text;
    abi::Table table;
    abi::OpenAnswer open;
    abi::ArticleAnswer article;
    abi::LayoutAnswer layout;
    abi::TileAnswer tile;
    abi::LinkAnswer links;
    abi::BlockAnswer blocks;
    abi::LinesAnswer lines;
    abi::MarkAnswer mark;
    abi::ContentAnswer content;
    abi::SegmentAnswer segments;
  } answer = {};

  /// Null for a handle that was never given or is closed.
  Viewer* viewer(uint32_t handle) const;

  /// Takes the buffer at `address` out of `buffers`; empty when there is none.
  std::vector<uint8_t> take(abi::Address address);

  /// The status of `failure`, whose message is kept until the next one.
  abi::Status fail(Error failure);
};

}  // namespace banxin
