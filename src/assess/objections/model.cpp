#include "objections/model.hpp"

namespace sinergi::objections {

std::string number_text(std::int64_t id) {
    std::string const digits = id_text(id).substr(1);
    return digits.substr(0, 4) + '-' + digits.substr(4, 4) + '-' + digits.substr(8);
}

}  // namespace sinergi::objections
