#pragma once
// From text to described structs, naming every wrong field at once.

#include "plumbing/json/build.hpp"
#include "plumbing/json/kinds.hpp"
#include "plumbing/json/reader.hpp"

#include <limits>

namespace sinergi::json {

template <class T>
[[nodiscard]] std::optional<T> take(Reader& reader, Node const& node);

namespace parts {

/// Straight into the struct, where it can be made empty.
template <class T, std::size_t I>
void take_member(Reader& reader, Node const& node, void* into) {
    using Member = boost::mp11::mp_at_c<Members<T>, I>;
    if (auto taken = take<MemberType<T, I>>(reader, node)) static_cast<T*>(into)->*Member::pointer = *std::move(taken);
}

template <class T, std::size_t I>
void take_slot(Reader& reader, Node const& node, void* into) {
    std::get<I>(*static_cast<Slots<T>*>(into)) = take<MemberType<T, I>>(reader, node);
}

template <class T, std::size_t... I>
[[nodiscard]] std::optional<T> take_struct(Reader& reader, Node const& node, std::index_sequence<I...> all) {
    if constexpr (std::is_default_constructible_v<T>) {
        static constexpr std::array<Reader::Member, sizeof...(I)> members{
            Reader::Member{member_name<T, I>, may_miss<T, I>, &take_member<T, I>}...};
        std::optional<T> made(std::in_place);
        if (!reader.take_members(node, members, &*made)) made.reset();
        return made;
    } else {
        static constexpr std::array<Reader::Member, sizeof...(I)> members{
            Reader::Member{member_name<T, I>, may_miss<T, I>, &take_slot<T, I>}...};
        Slots<T> slots;
        if (!reader.take_members(node, members, &slots)) return std::nullopt;
        return build<T>(slots, all);
    }
}

template <class T>
[[nodiscard]] std::optional<T> take_list(Reader& reader, Node const& node) {
    using M = typename T::value_type;
    T made;
    if (node.is_loose && node.kind == Kind::text) {  // ?state=a is a list of one
        if (auto one = take<M>(reader, node)) made.push_back(*std::move(one));
        return made;
    }
    if (node.kind != Kind::list) {
        reader.wrong_type(node, "array");
        return std::nullopt;
    }
    std::size_t index = 0;
    for (auto const* child = reader.document.first(node); child != nullptr; child = reader.document.after(*child)) {
        Reader::Step const step(reader, index++);
        if (auto one = take<M>(reader, *child)) made.push_back(*std::move(one));
    }
    return made;
}

template <class T>
[[nodiscard]] std::optional<T> take_map(Reader& reader, Node const& node) {
    if (node.kind != Kind::object) {
        reader.wrong_type(node, "object");
        return std::nullopt;
    }
    T made;
    for (auto const* child = reader.document.first(node); child != nullptr; child = reader.document.after(*child)) {
        auto const key = reader.document.key(*child);
        Reader::Step const step(reader, key);
        auto one = take<typename T::mapped_type>(reader, *child);
        if (one && !made.emplace(key, *std::move(one)).second) reader.fault("http.member_twice");
    }
    return made;
}

template <Spoken T>
[[nodiscard]] std::optional<T> take_spoken(Reader& reader, Node const& node) {
    auto const text = reader.text(node);
    if (!text) return std::nullopt;
    auto parsed = T::parse(*text);
    if (parsed) return *std::move(parsed);
    std::string limit;
    if constexpr (requires { T::chars_max; }) {
        limit = std::to_string(parsed.error().key == "base.text_empty" ? T::chars_min : T::chars_max);
    }
    reader.fault(std::move(parsed).error(), std::move(limit));
    return std::nullopt;
}

template <DescribedEnum T>
[[nodiscard]] std::optional<T> take_enum(Reader& reader, Node const& node) {
    auto const text = reader.text(node);
    if (!text) return std::nullopt;
    auto const found = enum_of<T>(*text);
    if (!found) reader.not_one_of(enum_names<T>);
    return found;
}

template <Whole T>
[[nodiscard]] std::optional<T> take_whole(Reader& reader, Node const& node) {
    using Bounds = std::numeric_limits<T>;
    if constexpr (std::unsigned_integral<T> && sizeof(T) == 8) {
        return reader.natural(node, Bounds::max());
    } else {
        auto const whole = reader.whole(node, Bounds::min(), Bounds::max());
        return whole ? std::optional<T>(static_cast<T>(*whole)) : std::nullopt;
    }
}

}  // namespace parts

template <class T>
std::optional<T> take(Reader& reader, Node const& node) {
    if constexpr (is_optional<T>) {
        if (reader.is_left_empty(node)) return std::optional<T>(std::in_place);
        auto inner = take<typename T::value_type>(reader, node);
        return inner ? std::optional<T>(std::move(inner)) : std::nullopt;
    } else if constexpr (std::same_as<T, bool>) {
        return reader.boolean(node);
    } else if constexpr (Whole<T>) {
        return parts::take_whole<T>(reader, node);
    } else if constexpr (std::same_as<T, double>) {
        return reader.real(node);
    } else if constexpr (std::same_as<T, std::string>) {
        return reader.string(node);
    } else if constexpr (std::same_as<T, Rupiah>) {
        auto const whole = parts::take_whole<std::int64_t>(reader, node);
        return whole ? std::optional<T>(Rupiah(*whole)) : std::nullopt;
    } else if constexpr (std::same_as<T, RawJson>) {
        return RawJson{reader.document.rewritten(node)};
    } else if constexpr (is_vector<T>) {
        return parts::take_list<T>(reader, node);
    } else if constexpr (is_map<T>) {
        return parts::take_map<T>(reader, node);
    } else if constexpr (DescribedEnum<T>) {
        return parts::take_enum<T>(reader, node);
    } else if constexpr (Spoken<T>) {
        return parts::take_spoken<T>(reader, node);
    } else {
        static_assert(DescribedStruct<T>, "no JSON form: describe the struct (BOOST_DESCRIBE_STRUCT)");
        return parts::take_struct<T>(reader, node, std::make_index_sequence<parts::member_count<T>>());
    }
}

/// The value of a parsed document.
/// @refuses http.input_wrong, with every wrong field in `faults`
template <class T>
[[nodiscard]] Result<T> read(Document const& document, Strangers strangers = Strangers::refused) {
    Reader reader(document, strangers);
    auto made = take<T>(reader, document.root());
    if (made && reader.faults().empty()) return *std::move(made);
    return std::unexpected(Refusal{Why::malformed, "http.input_wrong", {}, std::move(reader.faults())});
}

/// @refuses http.input_wrong http.json_broken http.json_not_utf8 http.json_too_deep http.json_too_large
template <class T>
[[nodiscard]] Result<T> read(std::string_view body, Limits limits = {}) {
    SINERGI_TRY(document, Document::parse(body, limits));
    return read<T>(document);
}

/// What another program wrote, perhaps a later release of this one: members that are not known are passed over.
/// @refuses as read
template <class T>
[[nodiscard]] Result<T> read_known(std::string_view body, Limits limits = {}) {
    SINERGI_TRY(document, Document::parse(body, limits));
    return read<T>(document, Strangers::passed_over);
}

/// The fields of a form or a query: texts, out of which numbers and booleans are read. A name given twice is a list.
/// @refuses http.input_wrong
template <class T>
[[nodiscard]] Result<T> read_pairs(std::vector<std::pair<std::string, std::string>> const& pairs) {
    return read<T>(Document::of_pairs(pairs));
}

}  // namespace sinergi::json
