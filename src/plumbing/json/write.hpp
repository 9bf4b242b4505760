#pragma once
// From described structs to JSON text, without a tree between.

#include "plumbing/json/kinds.hpp"

namespace sinergi::json {

void put_whole(std::string& out, std::int64_t value);
void put_natural(std::string& out, std::uint64_t value);
/// The shortest form that reads back the same; null for what JSON cannot say (NaN, infinity).
void put_real(std::string& out, double value);
/// With quotes and escapes. Broken UTF-8 becomes U+FFFD, so that the answer stays JSON.
void put_text(std::string& out, std::string_view text);

template <class T>
void write_to(std::string& out, T const& value);

/// A described struct: `{"name":value,...}`, its bases' members first. An empty optional is null.
template <DescribedStruct T>
void write_struct(std::string& out, T const& value) {
    out += '{';
    bool is_first = true;
    boost::mp11::mp_for_each<Members<T>>([&](auto d) {
        constexpr auto name = wire_name(d.name);
        if (!is_first) out += ',';
        is_first = false;
        out += '"';
        out.append(name);
        out.append("\":", 2);
        write_to(out, value.*d.pointer);
    });
    out += '}';
}

/// A value type says `text()`; one that has none (a NIK) is told masked, and whoever may see it whole says so by name.
template <Spoken T>
void write_spoken(std::string& out, T const& value) {
    if constexpr (requires { value.text(); }) {
        put_text(out, value.text());
    } else {
        put_text(out, value.masked());
    }
}

template <class T>
void write_to(std::string& out, T const& value) {
    if constexpr (std::same_as<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::unsigned_integral<T>) {
        put_natural(out, value);
    } else if constexpr (std::signed_integral<T>) {
        put_whole(out, value);
    } else if constexpr (std::floating_point<T>) {
        put_real(out, static_cast<double>(value));
    } else if constexpr (std::same_as<T, RawJson>) {
        out += value.text;
    } else if constexpr (std::same_as<T, Rupiah>) {
        put_whole(out, value.whole());
    } else if constexpr (std::convertible_to<T const&, std::string_view>) {
        put_text(out, value);
    } else if constexpr (is_optional<T>) {
        if (value)
            write_to(out, *value);
        else
            out += "null";
    } else if constexpr (is_vector<T>) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0) out += ',';
            write_to<typename T::value_type>(out, value[i]);
        }
        out += ']';
    } else if constexpr (is_map<T>) {
        out += '{';
        for (bool is_first = true; auto const& [key, one] : value) {
            if (!std::exchange(is_first, false)) out += ',';
            put_text(out, key);
            out += ':';
            write_to(out, one);
        }
        out += '}';
    } else if constexpr (DescribedEnum<T>) {
        put_text(out, enum_name(value));
    } else if constexpr (Spoken<T>) {
        write_spoken(out, value);
    } else {
        static_assert(DescribedStruct<T>, "no JSON form: describe the struct (BOOST_DESCRIBE_STRUCT)");
        write_struct(out, value);
    }
}

template <class T>
[[nodiscard]] std::string write(T const& value) {
    std::string out;
    out.reserve(256);
    write_to(out, value);
    return out;
}

}  // namespace sinergi::json
