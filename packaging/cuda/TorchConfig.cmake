# SPDX-License-Identifier: GPL-3.0-or-later
# The LibTorch that is a part of a Python's torch, for packaging/check-cuda. The TorchConfig.cmake that comes with a CUDA
# build looks for the whole CUDA toolkit, its compiler included; Latentwalk compiles nothing for cards and only needs the
# libraries, which lie in torch, and the runtime's headers. Set by python_torch.py, through check-cuda:
#   LATENTWALK_TORCH_FOLDER    torch's folder in site-packages
#   LATENTWALK_TORCH_ABI       1 or 0, its _GLIBCXX_USE_CXX11_ABI
#   LATENTWALK_TORCH_HEADERS   folders of CUDA's headers, in order; empty for a torch without CUDA
set(lib ${LATENTWALK_TORCH_FOLDER}/lib)
set(headers ${LATENTWALK_TORCH_FOLDER}/include ${LATENTWALK_TORCH_FOLDER}/include/torch/csrc/api/include)
set(parts c10 torch_cpu)
if(LATENTWALK_TORCH_HEADERS)
  list(APPEND parts c10_cuda torch_cuda)
  list(APPEND headers ${LATENTWALK_TORCH_HEADERS})
endif()
list(APPEND parts torch)

set(TORCH_CXX_FLAGS "-D_GLIBCXX_USE_CXX11_ABI=${LATENTWALK_TORCH_ABI}")
set(TORCH_LIBRARIES "")
foreach(part IN LISTS parts)
  if(NOT EXISTS ${lib}/lib${part}.so)
    set(Torch_FOUND FALSE)
    set(Torch_NOT_FOUND_MESSAGE "${lib}/lib${part}.so is missing")
    return()
  endif()
  add_library(${part} SHARED IMPORTED)
  set_target_properties(${part} PROPERTIES
    IMPORTED_LOCATION ${lib}/lib${part}.so
    INTERFACE_INCLUDE_DIRECTORIES "${headers}"
    # Other libraries of CUDA lie where these know, and the linker does not.
    INTERFACE_LINK_OPTIONS "-Wl,--no-as-needed;-Wl,--allow-shlib-undefined")
  list(APPEND TORCH_LIBRARIES ${part})
endforeach()
set(Torch_FOUND TRUE)
