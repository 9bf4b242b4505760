#include "plumbing/json/node.hpp"

#include "base/text.hpp"
#include "plumbing/json/write.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>

#include <charconv>
#include <limits>

namespace sinergi::json {

using Code = boost::json::error_code;

/// What Boost.JSON calls while it walks the text. A tree of our own, because Boost's keeps only the last of two
/// members with one name, and the difference between what a guard saw and what we saw is how guards are passed.
class Builder {
public:
    static constexpr std::size_t max_object_size = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t max_array_size = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t max_key_size = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t max_string_size = std::numeric_limits<std::uint32_t>::max();

    Document made;

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return open(Kind::object); }
    bool on_object_end(std::size_t, Code&) { return close(); }
    bool on_array_begin(Code&) { return open(Kind::list); }
    bool on_array_end(std::size_t, Code&) { return close(); }
    bool on_key_part(boost::json::string_view part, std::size_t, Code&) { return grow(part); }
    bool on_key(boost::json::string_view part, std::size_t, Code&) {
        grow(part);
        key_at_ = grown_from_;
        key_size_ = size() - grown_from_;
        grown_from_ = size();
        return true;
    }
    bool on_string_part(boost::json::string_view part, std::size_t, Code&) { return grow(part); }
    bool on_string(boost::json::string_view part, std::size_t, Code&) {
        grow(part);
        Node& node = add(Kind::text);
        node.text_at = grown_from_;
        node.text_size = size() - grown_from_;
        grown_from_ = size();
        return true;
    }
    bool on_number_part(boost::json::string_view, Code&) { return true; }
    bool on_int64(std::int64_t value, boost::json::string_view, Code&) {
        add(Kind::whole).whole = value;
        return true;
    }
    bool on_uint64(std::uint64_t value, boost::json::string_view, Code&) {
        add(Kind::natural).natural = value;
        return true;
    }
    bool on_double(double value, boost::json::string_view text, Code&) {
        // Boost.JSON 1.81 is off by a bit in some of the last digits; from_chars is exact.
        double exact = value;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), exact);
        if (error == std::errc::result_out_of_range) exact = std::numeric_limits<double>::infinity();
        add(Kind::real).real = exact;
        return true;
    }
    bool on_bool(bool value, Code&) {
        add(Kind::boolean).boolean = value;
        return true;
    }
    bool on_null(Code&) {
        add(Kind::null);
        return true;
    }
    bool on_comment_part(boost::json::string_view, Code&) { return true; }
    bool on_comment(boost::json::string_view, Code&) { return true; }

private:
    struct Open {
        std::uint32_t node, last;
    };
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(made.text_.size()); }
    bool grow(boost::json::string_view part) {
        made.text_.append(part.data(), part.size());
        return true;
    }
    Node& add(Kind kind) {
        auto const index = static_cast<std::uint32_t>(made.nodes_.size());
        Node& node = made.nodes_.emplace_back();
        node.kind = kind;
        node.key_at = key_at_;
        node.key_size = key_size_;
        key_at_ = key_size_ = 0;
        if (!open_.empty()) {
            auto& parent = open_.back();
            (parent.last == 0 ? made.nodes_[parent.node].child : made.nodes_[parent.last].next) = index;
            parent.last = index;
        }
        return node;
    }
    bool open(Kind kind) {
        add(kind);
        open_.push_back({static_cast<std::uint32_t>(made.nodes_.size() - 1), 0});
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }
    std::vector<Open> open_;
    std::uint32_t grown_from_ = 0, key_at_ = 0, key_size_ = 0;
};

Result<Document> Document::parse(std::string_view body, Limits limits) {
    if (body.size() > limits.bytes_max) return refuse(Why::too_large, "http.json_too_large");
    boost::json::parse_options options;
    options.max_depth = limits.depth_max;
    boost::json::basic_parser<Builder> parser(options);
    parser.handler().made.text_.reserve(body.size());
    Code error;
    auto const read = parser.write_some(false, body.data(), body.size(), error);
    if (!error && read < body.size()) {
        error = boost::json::error::extra_data;
        if (body.find_first_not_of(" \t\r\n", read) == std::string_view::npos) error = {};
    }
    if (!error) return std::move(parser.handler().made);
    auto const place = fmt::format("byte {}", read + 1);
    if (error == boost::json::error::too_deep) return refuse(Why::malformed, "http.json_too_deep", place);
    return refuse(Why::malformed, is_utf8(body) ? "http.json_broken" : "http.json_not_utf8", place);
}

Document Document::of_pairs(std::vector<std::pair<std::string, std::string>> const& pairs) {
    Document made;
    made.nodes_.emplace_back().kind = Kind::object;
    for (auto const& [name, text] : pairs) made.add(name, text);
    return made;
}

std::pair<std::uint32_t, std::uint32_t> Document::keep(std::string_view text) {
    auto const from = static_cast<std::uint32_t>(text_.size());
    text_.append(text);
    return {from, static_cast<std::uint32_t>(text.size())};
}

void Document::add(std::string_view name, std::string_view text) {
    Node fresh;
    fresh.kind = Kind::text;
    fresh.is_loose = true;
    std::tie(fresh.text_at, fresh.text_size) = keep(text);
    auto const index = [this] { return static_cast<std::uint32_t>(nodes_.size() - 1); };
    std::uint32_t last = 0;
    for (auto i = nodes_.front().child; i != 0; i = nodes_[i].next) {
        last = i;
        if (!nodes_[i].is_loose || key(nodes_[i]) != name) continue;
        if (nodes_[i].kind == Kind::text) {  // the second of its name: the first becomes a list
            Node first = nodes_[i];
            first.next = 0;
            nodes_.push_back(first);
            nodes_[i].kind = Kind::list;
            nodes_[i].child = index();
        }
        nodes_.push_back(fresh);
        auto end = nodes_[i].child;
        while (nodes_[end].next != 0) end = nodes_[end].next;
        nodes_[end].next = index();
        return;
    }
    std::tie(fresh.key_at, fresh.key_size) = keep(name);
    nodes_.push_back(fresh);
    (last == 0 ? nodes_.front().child : nodes_[last].next) = index();
}

std::string Document::rewritten(Node const& node) const {
    std::string out;
    rewrite(out, node);
    return out;
}

void Document::rewrite(std::string& out, Node const& node) const {
    switch (node.kind) {
        case Kind::null:
            out += "null";
            return;
        case Kind::boolean:
            out += node.boolean ? "true" : "false";
            return;
        case Kind::whole:
            put_whole(out, node.whole);
            return;
        case Kind::natural:
            out += std::to_string(node.natural);
            return;
        case Kind::real:
            put_real(out, node.real);
            return;
        case Kind::text:
            put_text(out, text(node));
            return;
        case Kind::list:
        case Kind::object:
            break;
    }
    bool const is_object = node.kind == Kind::object;
    out += is_object ? '{' : '[';
    for (auto const* child = first(node); child != nullptr; child = after(*child)) {
        if (child != first(node)) out += ',';
        if (is_object) {
            put_text(out, key(*child));
            out += ':';
        }
        rewrite(out, *child);
    }
    out += is_object ? '}' : ']';
}

}  // namespace sinergi::json
