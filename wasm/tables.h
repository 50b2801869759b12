// Tables of a laid-out article as records of the interface (abi.h). Each fills the host's own arrays and gives the
// answer that points at them; texts point into the article where it holds them as UTF-8.
#pragma once
#include "abi.h"
#include "host.h"

namespace banxin {

abi::ArticleAnswer article_answer(Host& host, Viewer const& viewer);
abi::LinkAnswer link_answer(Host& host, Viewer const& viewer);
abi::Table image_answer(Host& host, Viewer const& viewer);
abi::BlockAnswer block_answer(Host& host, Viewer const& viewer);
abi::LinesAnswer lines_answer(Host& host, Viewer const& viewer);
abi::MarkAnswer mark_answer(Host& host, Viewer const& viewer);
abi::ContentAnswer content_answer(Host& host, Viewer const& viewer);
/// Of the blocks [begin, end) of the last layout.
abi::SegmentAnswer segment_answer(Host& host, Viewer const& viewer, uint32_t begin, uint32_t end);

}  // namespace banxin
