#pragma once
// How a described struct without a default constructor is made, once all its members are known: a Text<1, 80> cannot be
// empty, so neither can a struct that holds one.

#include "plumbing/json/kinds.hpp"

#include <tuple>

namespace sinergi::json::parts {

template <class T, class Indexes>
struct SlotsOf;
template <class T, std::size_t... I>
struct SlotsOf<T, std::index_sequence<I...>> {
    template <class D>
    using Type = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
    using type = std::tuple<std::optional<Type<boost::mp11::mp_at_c<Members<T>, I>>>...>;
};
template <class T>
inline constexpr std::size_t member_count = boost::mp11::mp_size<Members<T>>::value;
/// One slot a member: filled, or not yet.
template <class T>
using Slots = typename SlotsOf<T, std::make_index_sequence<member_count<T>>>::type;
template <class T, std::size_t I>
using MemberType = typename std::tuple_element_t<I, Slots<T>>::value_type;
template <class T, std::size_t I>
inline constexpr std::string_view member_name = wire_name(boost::mp11::mp_at_c<Members<T>, I>::name);
template <class T, std::size_t I>
inline constexpr bool may_miss = is_optional<MemberType<T, I>> || is_left_open<T>(member_name<T, I>);

/// How many members, from the first, must be given to the constructor: up to the last that has no default.
template <class T, std::size_t... I>
[[nodiscard]] constexpr std::size_t needed(std::index_sequence<I...>) {
    std::size_t last = 0;
    ((std::is_default_constructible_v<MemberType<T, I>> ? void() : void(last = I + 1)), ...);
    return last;
}

/// The described members must be all members, in the order of their declaration: values are given by place.
template <class T>
void check_order(T const& made) {
    std::size_t end = 0;
    boost::mp11::mp_for_each<Members<T>>([&](auto d) {
        auto const& member = made.*d.pointer;
        constexpr auto align = alignof(std::remove_cvref_t<decltype(member)>);
        auto const from =
            static_cast<std::size_t>(reinterpret_cast<char const*>(&member) - reinterpret_cast<char const*>(&made));
        SINERGI_CHECK(from == (end + align - 1) / align * align);
        end = from + sizeof member;
    });
}

/// The value of a member; of one that was rightly missing, its type's default.
template <class T, std::size_t I>
[[nodiscard]] MemberType<T, I>&& given(Slots<T>& slots) {
    auto& slot = std::get<I>(slots);
    if constexpr (std::is_default_constructible_v<MemberType<T, I>>) {
        if (!slot) slot.emplace();
    }
    SINERGI_CHECK(slot.has_value());
    return *std::move(slot);
}

template <class T, std::size_t... I>
[[nodiscard]] T start_of(Slots<T>& slots, std::index_sequence<I...>) {
    static_assert(((!is_left_open<T>(member_name<T, I>) || is_optional<MemberType<T, I>>) && ...),
                  "optional_members stand after the members that have no default");
    static_assert(std::is_aggregate_v<T>, "a struct without default constructor is read as an aggregate");
    using Bases = boost::describe::describe_bases<T, boost::describe::mod_any_access>;
    static_assert(boost::mp11::mp_empty<Bases>::value, "a struct with a base needs a default constructor to be read");
    T made{given<T, I>(slots)...};
    static bool const is_ordered = (check_order(made), true);
    SINERGI_CHECK(is_ordered);
    return made;
}

template <class T, std::size_t... I>
[[nodiscard]] T build(Slots<T>& slots, std::index_sequence<I...> all) {
    constexpr auto by_place = needed<T>(all);
    T made = start_of<T>(slots, std::make_index_sequence<by_place>());
    (
        [&] {
            if constexpr (I >= by_place) {
                if (auto& slot = std::get<I>(slots))
                    made.*boost::mp11::mp_at_c<Members<T>, I>::pointer = *std::move(slot);
            }
        }(),
        ...);
    return made;
}

}  // namespace sinergi::json::parts
