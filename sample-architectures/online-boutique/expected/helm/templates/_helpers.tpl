{{/* The name of an image: with its digest where that is known. */}}
{{- define "archipelago.image" -}}
{{ .registry }}/{{ .repository }}:{{ .tag }}{{ with .digest }}@{{ . }}{{ end }}
{{- end }}
