#pragma once
// A described type as a JSON schema, for the OpenAPI document and the web's types.

#include "plumbing/json/kinds.hpp"
#include "plumbing/json/node.hpp"

#include <memory>

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
inline constexpr bool is_id = false;
template <class Thing>
inline constexpr bool is_id<Id<Thing>> = true;

template <class Thing>
[[nodiscard]] std::string thing_of(Id<Thing> const*) {
    return short_name(__PRETTY_FUNCTION__);
}

/// `open`: the structs this one stands within, so that a tree of itself ends.
template <class T>
[[nodiscard]] Schema schema(std::vector<std::string>& open);

template <DescribedStruct T>
[[nodiscard]] Schema struct_schema(std::vector<std::string>& open) {
    Schema made{.type = "object", .name = type_name<T>()};
    if (std::ranges::find(open, made.name) != open.end()) return made;
    open.push_back(made.name);
    boost::mp11::mp_for_each<Members<T>>([&](auto d) {
        using M = std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>;
        constexpr auto name = wire_name(d.name);
        made.members.emplace_back(name, schema<M>(open));
        if (!is_optional<M> && !is_left_open<T>(name)) made.required.emplace_back(name);
    });
    open.pop_back();
    return made;
}

template <Spoken T>
[[nodiscard]] Schema spoken_schema() {
    Schema made{.type = "string", .format = std::string(format_of<T>)};
    if constexpr (requires { T::chars_max; }) {
        made.chars_min = static_cast<std::int64_t>(T::chars_min);
        made.chars_max = static_cast<std::int64_t>(T::chars_max);
    }
    if constexpr (is_id<T>) made.thing = thing_of(static_cast<T const*>(nullptr));
    return made;
}

template <class T>
Schema schema(std::vector<std::string>& open) {
    if constexpr (is_optional<T>) {
        auto made = schema<typename T::value_type>(open);
        made.is_nullable = true;
        return made;
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
        return {.type = "array", .items = {schema<typename T::value_type>(open)}};
    } else if constexpr (is_map<T>) {
        return {.type = "object", .format = "map", .items = {schema<typename T::mapped_type>(open)}};
    } else if constexpr (DescribedEnum<T>) {
        return {.type = "string", .name = type_name<T>(), .one_of = enum_names<T>()};
    } else if constexpr (Spoken<T>) {
        return spoken_schema<T>();
    } else {
        return struct_schema<T>(open);
    }
}

}  // namespace parts

template <class T>
std::string type_name() {
    return short_name(__PRETTY_FUNCTION__);
}

template <class T>
[[nodiscard]] Schema schema_of() {
    std::vector<std::string> open;
    return parts::schema<T>(open);
}

}  // namespace sinergi::json
