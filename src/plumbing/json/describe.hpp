#pragma once
// A described struct is the one description: read with a path to every wrong field, written, and told as a JSON schema.

#include "base/result.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::json {

/// A JSON schema as a tree; enough for OpenAPI 3.1.
struct Schema {
    std::string type;                    // object array string integer number boolean
    std::string name{};                  // of an object: the C++ type's name, which becomes components/schemas/<name>
    std::string format{};                // id, date, moment, region, nik, phone, ...
    std::vector<std::string> one_of{};   // of an enum
    std::vector<std::pair<std::string, Schema>> members{};
    std::vector<std::string> required{};
    std::vector<Schema> items{};         // 0 or 1
    std::int64_t chars_min = -1, chars_max = -1;
    bool is_nullable = false;
};

}  // namespace sinergi::json
