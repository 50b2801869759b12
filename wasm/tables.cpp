#include "tables.h"

#include <unordered_map>

#include "base/utf8.h"

namespace banxin {
namespace {

abi::RectRecord rect_record(Rect const& rect) { return {rect.x, rect.y, rect.width, rect.height}; }

std::u32string_view text_in(FragmentTree const& tree, TextRange range) {
  return std::u32string_view(tree.text).substr(range.begin, range.size());
}

}  // namespace

abi::ArticleAnswer article_answer(Host& host, Viewer const& viewer) {
  Article const& article = viewer.article();
  ArticleHead const& head = article.head;
  abi::ArticleAnswer out = {};
  if (article.notice) out.notice = host.fail(*article.notice);
  out.title = text_at(head.title);
  out.url = text_at(head.url);
  out.author = text_at(head.author);
  out.published_at = text_at(head.published_at);
  out.published_text = text_at(head.published_text);
  out.language = text_at(head.language);
  if (head.archived_at_ms) {
    auto const bits = static_cast<uint64_t>(*head.archived_at_ms);
    out.has_archive_time = 1;
    out.archived_at_low = static_cast<uint32_t>(bits);
    out.archived_at_high = static_cast<uint32_t>(bits >> 32);
  }
  out.character_count = article.counts.characters;
  out.han_count = article.counts.han;
  out.image_count = article.counts.images;
  out.link_count = article.counts.links;
  return out;
}

abi::LinkAnswer link_answer(Host& host, Viewer const& viewer) {
  FragmentTree const& tree = viewer.fragments();
  ContentTree const& content = viewer.article().body;
  host.links.clear();
  host.rects.clear();
  host.text.clear();
  for (LinkFragment const& link : tree.links) {
    abi::LinkRecord record = {};
    record.href = text_at(content.attribute(link.node, "href"));
    auto const begin = static_cast<uint32_t>(host.text.size());
    for (char32_t c : text_in(tree, link.text)) append_utf8(host.text, c);
    // The place in host.text for now: it may still move.
    record.text = {begin, static_cast<uint32_t>(host.text.size()) - begin};
    record.text_begin = link.text.begin;
    record.text_end = link.text.end;
    record.rect_begin = link.rect_begin;
    record.rect_end = link.rect_end;
    host.links.push_back(record);
  }
  for (abi::LinkRecord& record : host.links) record.text.address += address_of(host.text.data());
  for (Rect const& rect : tree.link_rects) host.rects.push_back(rect_record(rect));
  return {table_at(host.links), table_at(host.rects)};
}

abi::Table image_answer(Host& host, Viewer const& viewer) {
  ContentTree const& content = viewer.article().body;
  host.images.clear();
  for (ImageFragment const& image : viewer.fragments().images) {
    host.images.push_back({image.node, rect_record(image.rect), image.size_known ? 1u : 0u,
                           text_at(content.attribute(image.node, "src")),
                           text_at(content.attribute(image.node, "alt"))});
  }
  return table_at(host.images);
}

abi::BlockAnswer block_answer(Host& host, Viewer const& viewer) {
  FragmentTree const& tree = viewer.fragments();
  host.blocks.clear();
  for (ReadingBlock const& block : viewer.reading().blocks) {
    host.blocks.push_back({text_at(block.tag), rect_record(tree.boxes[block.box].border_box), block.text.begin,
                           block.text.end, block.heading_level, block.node, block.whole, block.right_to_left,
                           rect_record(block.lines), block.text_begin, block.text_end});
  }
  host.numbers.clear();
  for (TextFragment const& text : tree.texts) host.numbers.push_back(text.node);
  host.text = to_utf8(tree.text);
  return {table_at(host.blocks), table_at(host.numbers), text_at(host.text)};
}

abi::ContentAnswer content_answer(Host& host, Viewer const& viewer) {
  ContentTree const& content = viewer.article().body;
  host.tags.clear();
  host.content_nodes.clear();
  host.content_attributes.clear();
  std::unordered_map<std::string_view, uint32_t> tags;
  for (NodeId id = 0; id < content.nodes.size(); ++id) {
    ContentNode const& node = content.nodes[id];
    if (node.kind == NodeKind::text) {
      host.content_nodes.push_back({kNoNode, node.parent, text_at(content.text_of(id))});
      continue;
    }
    auto const [found, is_new] = tags.emplace(node.tag, static_cast<uint32_t>(host.tags.size()));
    if (is_new) host.tags.push_back(text_at(node.tag));
    host.content_nodes.push_back({found->second, node.parent, {}});
    for (uint32_t a = node.attributes_begin; a < node.attributes_end; ++a)
      host.content_attributes.push_back({id, text_at(content.attributes[a].name), text_at(content.attributes[a].value)});
  }
  return {table_at(host.tags), table_at(host.content_nodes), table_at(host.content_attributes)};
}

abi::SegmentAnswer segment_answer(Host& host, Viewer const& viewer, uint32_t begin, uint32_t end) {
  auto const& blocks = viewer.reading().blocks;
  host.segment_blocks.clear();
  host.segment_lines.clear();
  host.segments.clear();
  for (size_t b = begin; b < std::min<size_t>(end, blocks.size()); ++b) {
    segment_block(viewer.fragments(), viewer.article().body, blocks[b], host.engine->letters, host.segmenting,
                  host.segmented);
    auto const first_line = static_cast<uint32_t>(host.segment_lines.size());
    auto const first_segment = static_cast<uint32_t>(host.segments.size());
    for (SegmentLine const& line : host.segmented.lines)
      host.segment_lines.push_back(
          {line.top, line.height, first_segment + line.segment_begin, first_segment + line.segment_end, line.broken});
    for (TextSegment const& segment : host.segmented.segments)
      host.segments.push_back({segment.node, segment.begin, segment.end, segment.advance, segment.before,
                               static_cast<uint32_t>(segment.kind), segment.face, segment.size, segment.word});
    host.segment_blocks.push_back({first_line, static_cast<uint32_t>(host.segment_lines.size())});
  }
  return {viewer.revision(), table_at(host.segment_blocks), table_at(host.segment_lines), table_at(host.segments)};
}

abi::LinesAnswer lines_answer(Host& host, Viewer const& viewer) {
  FragmentTree const& tree = viewer.fragments();
  host.block_lines.clear();
  for (ReadingBlock const& block : viewer.reading().blocks) {
    BoxFragment const& box = tree.boxes[block.box];
    host.block_lines.push_back({rect_record(box.content_box), tree.styles[box.style].size,
                                static_cast<uint32_t>(box.align), box.line_begin, box.line_end});
  }
  host.lines.clear();
  for (LineFragment const& line : tree.lines) {
    host.lines.push_back({rect_record(line.rect), line.baseline, line.text.begin, line.text.end, line.run_begin,
                          line.run_end, line.last, line.justified});
  }
  host.runs.clear();
  for (RunFragment const& run : tree.runs) {
    host.runs.push_back({tree.styles[run.style].size, run.face, run.level, run.glyph_begin, run.glyph_end});
  }
  host.glyphs.clear();
  host.glyphs.reserve(tree.glyphs.size());
  for (GlyphFragment const& glyph : tree.glyphs) {
    host.glyphs.push_back(
        {glyph.x, glyph.lead, glyph.advance, glyph.text_begin, glyph.text_begin + glyph.text_length});
  }
  return {viewer.revision(), table_at(host.block_lines), table_at(host.lines), table_at(host.runs),
          table_at(host.glyphs)};
}

abi::MarkAnswer mark_answer(Host& host, Viewer const& viewer) {
  host.stretches.clear();
  for (Stretch const& part : viewer.changed_stretches()) host.stretches.push_back({part.top, part.bottom});
  MarkList const& marks = viewer.marks();
  return {marks.current, rect_record(mark_bounds(marks, marks.current)), table_at(host.stretches)};
}

}  // namespace banxin
