#pragma once
// What came in, as a flat tree. Boost.JSON parses it in node.cpp, so that no handler pays for its headers.

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sinergi::json {

/// How much is read before we say no. Bytes of text, levels of nesting.
struct Limits {
    std::size_t bytes_max = std::size_t{16} * 1024 * 1024;
    std::size_t depth_max = 32;
};

/// Longest plain std::string, in characters; a Text says its own limit.
inline constexpr std::size_t string_chars_max = 10'000;

enum class Kind : std::uint8_t { null, boolean, whole, natural, real, text, list, object };

struct Node {
    Kind kind = Kind::null;
    bool is_loose = false;  // text from a query or a form: numbers and booleans are read out of it
    std::uint32_t key_at = 0, key_size = 0;
    std::uint32_t text_at = 0, text_size = 0;
    std::uint32_t child = 0, next = 0;  // index in Document::nodes; 0 for none, as 0 is the root
    union {
        std::int64_t whole = 0;
        std::uint64_t natural;  // above the range of `whole`
        double real;
        bool boolean;
    };
};

class Document {
public:
    /// @refuses http.json_broken http.json_not_utf8 http.json_too_deep http.json_too_large
    [[nodiscard]] static Result<Document> parse(std::string_view body, Limits limits = {});
    /// An object of texts, as of a query, a form or a path.
    [[nodiscard]] static Document of_pairs(std::vector<std::pair<std::string, std::string>> const& pairs);

    /// Adds a text member to the root. A name that comes again makes a list, when both are loose.
    void add(std::string_view name, std::string_view text);

    [[nodiscard]] Node const& root() const noexcept { return nodes_.front(); }
    [[nodiscard]] Node const* first(Node const& of) const noexcept { return at(of.child); }
    [[nodiscard]] Node const* after(Node const& of) const noexcept { return at(of.next); }
    [[nodiscard]] std::string_view key(Node const& of) const noexcept { return view(of.key_at, of.key_size); }
    [[nodiscard]] std::string_view text(Node const& of) const noexcept { return view(of.text_at, of.text_size); }
    /// The compact JSON of a node.
    [[nodiscard]] std::string rewritten(Node const& node) const;

private:
    friend class Builder;
    Document() = default;
    [[nodiscard]] Node const* at(std::uint32_t index) const noexcept { return index == 0 ? nullptr : &nodes_[index]; }
    [[nodiscard]] std::string_view view(std::uint32_t from, std::uint32_t size) const noexcept {
        return std::string_view(text_).substr(from, size);
    }
    std::pair<std::uint32_t, std::uint32_t> keep(std::string_view text);
    void rewrite(std::string& out, Node const& node) const;
    std::vector<Node> nodes_;
    std::string text_;  // all keys and strings, one after the other
};

}  // namespace sinergi::json
