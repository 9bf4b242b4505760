#pragma once
// Which C++ types have a JSON form, and which.

#include "base/id.hpp"
#include "base/nik.hpp"
#include "base/phone.hpp"
#include "base/region_code.hpp"
#include "base/result.hpp"
#include "base/rupiah.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <array>
#include <concepts>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace sinergi::json {

/// JSON that passes through as it is: written without a look, read as the compact form of what came.
struct RawJson {
    std::string text = "null";
    friend bool operator==(RawJson const&, RawJson const&) = default;
};

/// A value type: text outside, valid by type inside.
template <class T>
concept Spoken = requires(std::string_view text) {
    { T::parse(text) } -> std::same_as<Result<T>>;
};

template <class T>
concept Whole = std::integral<T> && !std::same_as<T, bool>;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value && !Spoken<T>;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

template <class T>
inline constexpr bool is_map = false;
template <class T, class C>
inline constexpr bool is_map<std::map<std::string, T, C>> = true;

/// The members of a described struct, those of its bases first.
template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

/// The name on the wire: `new_` is "new".
[[nodiscard]] constexpr std::string_view wire_name(std::string_view name) noexcept {
    if (name.ends_with('_')) name.remove_suffix(1);
    return name;
}

/// Is `name` one of the comma-separated `list`?
[[nodiscard]] constexpr bool is_listed(std::string_view list, std::string_view name) noexcept {
    while (!list.empty()) {
        auto const comma = list.find(',');
        auto one = list.substr(0, comma);
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (one == name) return true;
        if (comma == std::string_view::npos) return false;
        list.remove_prefix(comma + 1);
    }
    return false;
}

/// May a member of `T` be missing because `T::optional_members` names it?
template <class T>
[[nodiscard]] constexpr bool is_left_open(std::string_view name) noexcept {
    if constexpr (requires { T::optional_members; }) {
        return is_listed(T::optional_members, name);
    } else {
        return false;
    }
}

namespace parts {

template <class List>
struct EntriesOf;
template <template <class...> class List, class... D>
struct EntriesOf<List<D...>> {
    static constexpr std::array<std::string_view, sizeof...(D)> names{wire_name(D::name)...};
    static constexpr std::array values{D::value...};
};
template <class E>
using Entries = EntriesOf<boost::describe::describe_enumerators<E>>;

}  // namespace parts

/// The names of a described enum as the wire has them, in the order of the description.
template <DescribedEnum E>
inline constexpr std::span<std::string_view const> enum_names = parts::Entries<E>::names;

/// The name of a described enumerator; "" for a number that has none.
template <DescribedEnum E>
[[nodiscard]] constexpr std::string_view enum_name(E value) noexcept {
    auto const& values = parts::Entries<E>::values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == value) return enum_names<E>[i];
    }
    return {};
}

/// The enumerator of a name on the wire.
template <DescribedEnum E>
[[nodiscard]] constexpr std::optional<E> enum_of(std::string_view name) noexcept {
    for (std::size_t i = 0; i < enum_names<E>.size(); ++i) {
        if (enum_names<E>[i] == name) return parts::Entries<E>::values[i];
    }
    return std::nullopt;
}

}  // namespace sinergi::json
