// A set of code points that never changes; copies share it, as the faces of a catalogue share the sets of their slices.
#pragma once
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace banxin {

/// Inclusive.
struct CodePointRange {
  char32_t first = 0, last = 0;
};

/// Its ranges ascend and are disjoint.
class CodePointSet {
 public:
  CodePointSet() = default;
  CodePointSet(std::initializer_list<CodePointRange> ranges) : CodePointSet(std::vector<CodePointRange>(ranges)) {}
  CodePointSet(std::vector<CodePointRange> ranges)
      : ranges_(ranges.empty() ? nullptr : std::make_shared<std::vector<CodePointRange> const>(std::move(ranges))) {}

  CodePointRange const* begin() const { return ranges_ ? ranges_->data() : nullptr; }
  CodePointRange const* end() const { return ranges_ ? ranges_->data() + ranges_->size() : nullptr; }
  size_t size() const { return ranges_ ? ranges_->size() : 0; }
  bool empty() const { return !ranges_; }
  CodePointRange const& operator[](size_t i) const { return (*ranges_)[i]; }
  CodePointRange const& front() const { return ranges_->front(); }
  CodePointRange const& back() const { return ranges_->back(); }

 private:
  std::shared_ptr<std::vector<CodePointRange> const> ranges_;
};

}  // namespace banxin
