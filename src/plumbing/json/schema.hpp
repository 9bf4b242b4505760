#pragma once
// A described type as a JSON schema, for the OpenAPI document and the web's types.

#include "plumbing/json/kinds.hpp"
#include "plumbing/json/node.hpp"

#include <array>
#include <span>

namespace sinergi::json {

/// A JSON schema as a tree; enough for OpenAPI 3.1.
struct Schema {
    std::string type{};    // object array string integer number boolean; "" for anything
    std::string name{};    // of an object or enum: the C++ type's name, which becomes components/schemas/<name>
    std::string format{};  // id, date, moment, region, nik, phone, rupiah, map (items says of what), ...
    std::string thing{};   // of an id: what it names
    std::vector<std::string> one_of{};                      // of an enum
    std::vector<std::pair<std::string, Schema>> members{};  // empty in an object that is already told further up
    std::vector<std::string> required{};
    std::vector<Schema> items{};  // 0 or 1
    std::int64_t chars_min = -1, chars_max = -1;
    bool is_nullable = false;
    friend bool operator==(Schema const&, Schema const&) = default;
};

/// "AssignIn" of sinergi::grievances::AssignIn; of a template the arguments follow: ListOfRow is "List_Row".
template <class T>
[[nodiscard]] std::string type_name();
/// The last part of a C++ type's name, as the compiler spells it in `signature`.
[[nodiscard]] std::string short_name(std::string_view signature);

namespace parts {

template <class T>
[[nodiscard]] constexpr std::string_view signature() noexcept {
    return __PRETTY_FUNCTION__;
}

/// A type as constants. The tree is made of them by code that is compiled once, not once a type.
struct Shape {
    struct Member {
        std::string_view name;
        Shape const* shape;
        bool is_required;
    };
    std::string_view type{}, format{};
    std::string_view signature{};  // of an object or enum: whose name it has
    std::string_view thing{};      // of an id: the signature of what it names
    std::span<std::string_view const> one_of{};
    std::span<Member const> members{};
    Shape const* item = nullptr;   // of a list or map
    Shape const* value = nullptr;  // of an optional
    std::int64_t chars_min = -1, chars_max = -1;
};

[[nodiscard]] Schema schema_of(Shape const& shape);

template <class T>
inline constexpr std::string_view format_of = [] {
    if constexpr (requires { T::schema_format; }) return std::string_view(T::schema_format);
    return std::string_view();
}();
template <>
inline constexpr std::string_view format_of<Date> = "date";
template <>
inline constexpr std::string_view format_of<Moment> = "moment";
template <>
inline constexpr std::string_view format_of<RegionCode> = "region";
template <>
inline constexpr std::string_view format_of<Nik> = "nik";
template <>
inline constexpr std::string_view format_of<Phone> = "phone";
template <class Thing>
inline constexpr std::string_view format_of<Id<Thing>> = "id";

template <class T>
inline constexpr std::string_view thing_of{};
template <class Thing>
inline constexpr std::string_view thing_of<Id<Thing>> = signature<Thing>();

template <class T>
struct ShapeOf {
    static Shape const shape;
};

template <class T, class List = Members<T>>
struct MembersOf;
template <class T, template <class...> class List, class... D>
struct MembersOf<T, List<D...>> {
    template <class M>
    using Type = std::remove_cvref_t<decltype(std::declval<T&>().*M::pointer)>;
    static constexpr std::array<Shape::Member, sizeof...(D)> all{
        Shape::Member{wire_name(D::name), &ShapeOf<Type<D>>::shape,
                      !is_optional<Type<D>> && !is_left_open<T>(wire_name(D::name))}...};
};

template <Spoken T>
[[nodiscard]] constexpr Shape spoken_shape() noexcept {
    Shape made{.type = "string", .format = format_of<T>, .thing = thing_of<T>};
    if constexpr (requires { T::chars_max; }) {
        made.chars_min = static_cast<std::int64_t>(T::chars_min);
        made.chars_max = static_cast<std::int64_t>(T::chars_max);
    }
    return made;
}

template <class T>
[[nodiscard]] constexpr Shape shape() noexcept {
    if constexpr (is_optional<T>) {
        return {.value = &ShapeOf<typename T::value_type>::shape};
    } else if constexpr (std::same_as<T, bool>) {
        return {.type = "boolean"};
    } else if constexpr (Whole<T>) {
        return {.type = "integer", .format = sizeof(T) == 8 ? "int64" : "int32"};
    } else if constexpr (std::floating_point<T>) {
        return {.type = "number"};
    } else if constexpr (std::same_as<T, Rupiah>) {
        return {.type = "integer", .format = "rupiah"};
    } else if constexpr (std::same_as<T, RawJson>) {
        return {};
    } else if constexpr (std::same_as<T, std::string>) {
        return {.type = "string", .chars_max = static_cast<std::int64_t>(string_chars_max)};
    } else if constexpr (std::convertible_to<T const&, std::string_view>) {
        return {.type = "string"};
    } else if constexpr (is_vector<T>) {
        return {.type = "array", .item = &ShapeOf<typename T::value_type>::shape};
    } else if constexpr (is_map<T>) {
        return {.type = "object", .format = "map", .item = &ShapeOf<typename T::mapped_type>::shape};
    } else if constexpr (DescribedEnum<T>) {
        return {.type = "string", .signature = signature<T>(), .one_of = enum_names<T>};
    } else if constexpr (Spoken<T>) {
        return spoken_shape<T>();
    } else {
        return {.type = "object", .signature = signature<T>(), .members = MembersOf<T>::all};
    }
}

template <class T>
constinit Shape const ShapeOf<T>::shape = parts::shape<T>();

}  // namespace parts

template <class T>
std::string type_name() {
    return short_name(parts::signature<T>());
}

template <class T>
[[nodiscard]] Schema schema_of() {
    return parts::schema_of(parts::ShapeOf<T>::shape);
}

}  // namespace sinergi::json
