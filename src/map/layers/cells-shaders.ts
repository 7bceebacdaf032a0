/** One triangle over the whole screen. */
export const SCREEN_VERTEX = `#version 300 es
void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/** Each pixel looks up its column, its row, the class of the cell there, and the colour of the class. */
export const GRID_FRAGMENT = `#version 300 es
precision mediump float;
precision highp int;
precision highp isampler2D;
precision highp usampler2D;
uniform isampler2D u_columns;
uniform isampler2D u_rows;
uniform usampler2D u_grid;
uniform sampler2D u_palette;
uniform ivec2 u_window;
uniform float u_opacity;
uniform float u_sparse;
out vec4 color;
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  int column = texelFetch(u_columns, ivec2(pixel.x, 0), 0).r;
  int row = texelFetch(u_rows, ivec2(pixel.y, 0), 0).r;
  if (column < 0 || row < 0) discard;
  uint index = texelFetch(u_grid, ivec2(column, row) - u_window, 0).r;
  if (index == 0u) discard;
  // Two bits of strength above four bits of class; shades of density stand alone.
  bool shade = index >= 128u;
  float strength = shade ? 1.0 : mix(u_sparse, 1.0, float(index >> 4) / 3.0);
  color = texelFetch(u_palette, ivec2(int(shade ? index : index & 15u), 0), 0) * (u_opacity * strength);
}`;

/** Demand points: a round dot each, its size growing gently with people. */
export const DOT_VERTEX = `#version 300 es
precision highp float;
uniform vec2 u_scale;
uniform vec2 u_shift;
uniform float u_size;
uniform sampler2D u_palette;
in vec2 a_offset;
in float a_weight;
in uint a_class;
flat out vec4 v_color;
flat out float v_size;
void main() {
  gl_Position = vec4(a_offset * u_scale + u_shift, 0.0, 1.0);
  v_size = u_size * (0.6 + 1.6 * a_weight * a_weight);
  gl_PointSize = v_size + 2.0;
  v_color = texelFetch(u_palette, ivec2(int(a_class >= 128u ? a_class : a_class & 15u), 0), 0);
}`;

export const DOT_FRAGMENT = `#version 300 es
precision mediump float;
uniform float u_opacity;
flat in vec4 v_color;
flat in float v_size;
out vec4 color;
void main() {
  float from = length(gl_PointCoord - 0.5) * (v_size + 2.0);
  float cover = clamp(0.5 * v_size - from + 0.5, 0.0, 1.0);
  if (cover <= 0.0) discard;
  color = v_color * (u_opacity * cover);
}`;
